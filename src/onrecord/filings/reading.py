"""Bytes to filings, whatever their format, each with its checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import FilingError
from onrecord.filings.checks import check_filing
from onrecord.filings.fec import read_fec
from onrecord.filings.formats import filing_format
from onrecord.filings.lda import read_ld203
from onrecord.records import Capture, FilingReading

__all__ = ["read_filings"]


def read_filings(capture: Capture) -> Iterator[FilingReading]:
    """Yield each filing that a capture holds, one at a time, with its checks.

    Raises FilingError where the bytes are no filing; what is wrong within one is among its problems.
    """
    for reading in _read(capture):
        if reading.filing.system == "lda":  # its checks are its own: what a lobbyist gave, not what a committee got
            yield reading
        else:
            yield replace(reading, checks=check_filing(reading.filing, reading.receipts, reading.refunds))


def _read(capture: Capture) -> Iterator[FilingReading]:
    name = filing_format(capture)
    if name == "fec":
        yield read_fec(capture)
    elif name == "ld203":
        yield from read_ld203(capture)
    elif name == "table":
        raise FilingError("no mapping says what the columns of this table are")
    else:
        raise FilingError("it is no filing of a kind that is read: .fec, LD-203 as .xml or .json, a .csv of receipts")
