"""The filed lines that pledges are held against: those of the filings that stand, of some funds or of all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Select, select

from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.line_rows import Placed
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.filings.fetching import fetch_filings_read
from onrecord.ledger.filings.listing import find_fund
from onrecord.ledger.filings.rebuilding import build_entry
from onrecord.ledger.filings.schema import entries, filing_readings
from onrecord.ledger.rows import Row
from onrecord.records import FiledEntry, Filing
from onrecord.reference.funds import load_funds

__all__ = ["build_filed", "load_placed"]


def load_placed(
    connection: Connection, readings: Collection[str], funds: Collection[str] | None = None
) -> list[Placed]:
    """Return the lines of these readings that are of one of the `funds`, or all; memo lines too."""
    rows = list(_rows_read(connection, readings) if funds is None else _rows_of_funds(connection, set(readings), funds))
    filed = build_filed(connection, rows)
    return [(one, row["reading_id"], row["position"]) for one, row in zip(filed, rows, strict=True)]


def _rows_read(connection: Connection, readings: Iterable[str]) -> Iterator[Row]:
    for some in some_at_once(readings):
        yield from stream_rows(connection, select(entries).where(entries.c.reading_id.in_(some)))


def _rows_of_funds(connection: Connection, readings: Collection[str], funds: Iterable[str]) -> Iterator[Row]:
    """Yield the lines that name a fund, and those that name none in the filings of a fund's committee."""
    for some in some_at_once(funds):
        known = load_funds().by_id
        committees = {committee for fund in some if fund in known for committee in known[fund].committees}
        own = select(filing_readings.c.id).where(filing_readings.c.filer_id.in_(committees))
        named = select(entries).where(entries.c.fund_id.in_(some))
        unnamed = select(entries).where(entries.c.fund_id.is_(None), entries.c.reading_id.in_(own))
        yield from _of_readings(connection, (named, unnamed), readings)


def _of_readings(connection: Connection, questions: Iterable[Select[Any]], readings: Collection[str]) -> Iterator[Row]:
    answers = chain.from_iterable(stream_rows(connection, question) for question in questions)
    return (row for row in answers if row["reading_id"] in readings)


def build_filed(connection: Connection, rows: Collection[Row]) -> Iterator[FiledEntry]:
    """Return filed lines, each with the filing that it stands in, of rows of `entries`, in their order."""
    filings: dict[str, Filing] = {}
    for some in some_at_once({row["reading_id"] for row in rows}):
        filings |= {kept.reading_id: kept.filing for kept in fetch_filings_read(connection, some)}
    return (_filed(row, filings) for row in rows)


def _filed(row: Row, filings: Mapping[str, Filing]) -> FiledEntry:
    entry, filing = build_entry(row), filings[row["reading_id"]]
    return FiledEntry(entry=entry, filing=filing, fund_id=find_fund(entry, filing))
