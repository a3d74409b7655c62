"""Tests of the reader of filings."""
