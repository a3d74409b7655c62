"""Bytes to filings: official reports read exactly, one folder a format, nothing lost silently."""

from onrecord.filings.formats import filing_format
from onrecord.filings.reading import read_filings

__all__ = ["filing_format", "read_filings"]
