"""Fetch filings as records: their latest readings, and the captures and parts behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.filings import schema
from onrecord.ledger.filings.rebuilding import build_filing
from onrecord.ledger.rows import Row
from onrecord.records import Filing

__all__ = ["KeptFiling", "fetch_filings", "fetch_filings_read", "fetch_part", "is_latest_reading", "select_filings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFiling:
    """A filing, and the id of the reading that tells what is in it."""

    filing: Filing
    reading_id: str
    reader: str


def is_latest_reading() -> ColumnElement[bool]:
    """Return the condition that a row of `filing_readings` is the latest of its filing."""
    table = schema.filing_readings
    others = table.alias("others")
    newest = select(func.max(others.c.sequence)).where(others.c.filing_id == table.c.filing_id)
    return table.c.sequence == newest.scalar_subquery()


def select_filings() -> Select[Any]:
    """Return the question for readings of filings with what a `Filing` is made of; "id" is the reading's."""
    readings, filings, numbers = schema.filing_readings, schema.filings, schema.filing_numbers
    number = select(func.min(numbers.c.number)).where(numbers.c.filing_id == readings.c.filing_id)
    columns = (filings.c.system, filings.c.digest.label("filing_digest"), number.scalar_subquery().label("number"))
    return select(readings, *columns).join_from(readings, filings, readings.c.filing_id == filings.c.id)


def fetch_filings(connection: Connection, *, filer_id: str | None = None) -> Iterator[KeptFiling]:
    """Yield every filing by its latest reading, with its totals and counts; of one filer where one is named."""
    question = select_filings().where(is_latest_reading()).order_by(schema.filing_readings.c.sequence)
    if filer_id is not None:
        # Of one filer few parts are wanted: those of all of 40,000 filings take a second.
        own = select(schema.filing_readings.c.id).where(schema.filing_readings.c.filer_id == filer_id)
        question = question.where(schema.filing_readings.c.filer_id == filer_id)
    wanted = None if filer_id is None else own
    totals, counts = (
        _fetch_by_reading(connection, table, wanted) for table in (schema.filing_totals, schema.filing_rows)
    )
    for row in stream_rows(connection, question):
        filing = build_filing(row, totals.get(row["id"], ()), counts.get(row["id"], ()))
        yield KeptFiling(filing=filing, reading_id=row["id"], reader=row["reader"])


def fetch_filings_read(connection: Connection, readings: Sequence[str]) -> Iterator[KeptFiling]:
    """Yield the filings of these readings, of which one question takes some hundred."""
    totals, counts = (
        _fetch_by_reading(connection, table, readings) for table in (schema.filing_totals, schema.filing_rows)
    )
    for row in stream_rows(connection, select_filings().where(schema.filing_readings.c.id.in_(readings))):
        filing = build_filing(row, totals.get(row["id"], ()), counts.get(row["id"], ()))
        yield KeptFiling(filing=filing, reading_id=row["id"], reader=row["reader"])


def _fetch_by_reading(
    connection: Connection, table: Table, readings: Sequence[str] | Select[Any] | None = None
) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    question = select(table).order_by(table.c.reading_id, table.c.position)
    if readings is not None:
        question = question.where(table.c.reading_id.in_(readings))
    for row in stream_rows(connection, question):
        found.setdefault(row["reading_id"], []).append(row)
    return found


def fetch_part(connection: Connection, table: Table, reading_id: str) -> Iterator[Row]:
    """Yield the rows of one part of a reading, in their order."""
    yield from stream_rows(connection, select(table).where(table.c.reading_id == reading_id).order_by(table.c.position))
