"""Bytes to filings, whatever their format, each with its checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import FilingError
from onrecord.filings.checks import check_filing
from onrecord.filings.fec import read_fec
from onrecord.filings.formats import filing_format
from onrecord.filings.lda import read_ld203
from onrecord.filings.tables import find_mapping, read_table
from onrecord.records import Capture, FilingReading

__all__ = ["read_filings"]


def read_filings(capture: Capture) -> Iterator[FilingReading]:
    """Yield each filing that a capture holds, one at a time, with its checks.

    Raises FilingError where the bytes are no filing; what is wrong within one is among its problems.
    """
    for reading in _read(capture):
        found = check_filing(reading.filing, reading.receipts, reading.refunds)
        yield replace(reading, checks=(*reading.checks, *found))


def _read(capture: Capture) -> Iterator[FilingReading]:
    name = filing_format(capture)
    if name == "fec":
        yield read_fec(capture)
    elif name == "ld203":
        yield from read_ld203(capture)
    elif name == "table":
        yield read_table(capture, capture.mapping or _known_mapping(capture))
    else:
        raise FilingError("it is no filing of a kind that is read: .fec, LD-203 as .xml or .json, a .csv of receipts")


def _known_mapping(capture: Capture) -> str:
    mapping = find_mapping(capture.content)
    if mapping is None:
        advice = "`onrecord filings map FILE.csv` proposes one; keep it beside the table as FILE.mapping.toml"
        raise FilingError(f"no mapping says what the columns of this table are ({advice})")
    return mapping
