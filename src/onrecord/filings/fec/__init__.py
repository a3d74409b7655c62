"""Filings of the Federal Election Commission (.fec): Form 13 of inaugurations, Form 3X of super PACs, and others."""

from onrecord.filings.fec.notes import Note
from onrecord.filings.fec.reading import is_fec, read_fec
from onrecord.filings.fec.stream import Item, stream_fec

__all__ = ["Item", "Note", "is_fec", "read_fec", "stream_fec"]
