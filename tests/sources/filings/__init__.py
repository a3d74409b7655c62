"""Tests of fetching filings, against a server on this machine that answers as the two APIs document it."""
