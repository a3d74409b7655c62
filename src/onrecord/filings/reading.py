"""Bytes to filings, whatever their format, each with its checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import DataFileError, FilingError
from onrecord.filings.checks import check_filing
from onrecord.filings.fec import read_fec
from onrecord.filings.formats import filing_format
from onrecord.filings.lda import read_ld203
from onrecord.filings.tables import read_table
from onrecord.records import Capture, FilingReading
from onrecord.reference.table_mappings import TableMapping, parse_mapping

__all__ = ["read_filings"]


def read_filings(capture: Capture) -> Iterator[FilingReading]:
    """Yield each filing that a capture holds, one at a time, with its checks.

    Raises FilingError where the bytes are no filing; what is wrong within one is among its problems.
    """
    for reading in _read(capture):
        yield _check(_with_day(reading, capture))


def _with_day(reading: FilingReading, capture: Capture) -> FilingReading:
    """Take the day on which the office got it from where it was fetched, if the filing does not tell it itself."""
    if reading.filing.received or capture.filed is None:
        return reading
    return replace(reading, filing=replace(reading.filing, received=capture.filed))


def _check(reading: FilingReading) -> FilingReading:
    if reading.filing.system == "lda":  # its checks are its own: what a lobbyist gave, not what a committee got
        return reading
    found = check_filing(reading.filing, reading.receipts, reading.refunds)
    return replace(reading, checks=(*reading.checks, *found))


def _read(capture: Capture) -> Iterator[FilingReading]:
    name = filing_format(capture)
    if name == "fec":
        yield read_fec(capture)
    elif name == "ld203":
        yield from read_ld203(capture)
    elif name == "table":
        yield read_table(capture, _parse_mapping(capture.mapping))
    else:
        raise FilingError("it is no filing of a kind that is read: .fec, LD-203 as .xml or .json, a .csv of receipts")


def _parse_mapping(text: str | None) -> TableMapping | None:
    """Return the mapping that somebody wrote; None lets the packaged ones be tried."""
    if text is None:
        return None
    try:
        return parse_mapping(text, "the mapping")
    except DataFileError as error:
        raise FilingError(str(error)) from error
