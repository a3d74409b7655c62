"""Bytes to filings: official reports read exactly, one folder a format, nothing lost silently."""
