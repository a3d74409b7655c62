"""Tests of reading filings of the Federal Election Commission."""
