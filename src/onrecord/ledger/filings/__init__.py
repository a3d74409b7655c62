"""Filings in the ledger: recorded whole or not at all, found, listed and proved."""
