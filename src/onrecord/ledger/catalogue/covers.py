"""The cover of a filing with all but its lines: a filing may have half a million of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.filings.chains import Chain
from onrecord.ledger.filings import schema
from onrecord.ledger.filings.fetching import fetch_filings_read, fetch_part, is_latest_reading
from onrecord.ledger.filings.finding import load_chain
from onrecord.ledger.filings.rebuilding import build_check
from onrecord.ledger.finding import CaptureNote, load_filing_captures, load_filing_problems
from onrecord.records import Check, Filing, Problem

__all__ = ["FiledCover", "find_cover"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledCover:
    """A filing by its latest reading: what `list_entries` asks for is `reading_id`.

    `receipts` and `refunds` count its lines; `chain` are the filings that tell of the same report.
    """

    filing: Filing
    reading_id: str
    reader: str
    receipts: int
    refunds: int
    checks: tuple[Check, ...]
    chain: Chain
    problems: tuple[Problem, ...]
    captures: tuple[CaptureNote, ...]


def find_cover(connection: Connection, filing_id: str) -> FiledCover | None:
    """Return the cover of the filing of a whole id, or None."""
    table = schema.filing_readings
    reading_id = connection.scalar(select(table.c.id).where(table.c.filing_id == filing_id, is_latest_reading()))
    if reading_id is None:
        return None
    kept = next(iter(fetch_filings_read(connection, [reading_id])))
    sides = _count_sides(connection, reading_id)
    return FiledCover(
        filing=kept.filing,
        reading_id=reading_id,
        reader=kept.reader,
        receipts=sides.get("receipt", 0),
        refunds=sides.get("refund", 0),
        checks=tuple(build_check(row) for row in fetch_part(connection, schema.filing_checks, reading_id)),
        chain=load_chain(connection, kept.filing),
        problems=load_filing_problems(connection, reading_id),
        captures=load_filing_captures(connection, filing_id),
    )


def _count_sides(connection: Connection, reading_id: str) -> dict[str, int]:
    table = schema.entries
    asked = select(table.c.side, func.count().label("lines")).where(table.c.reading_id == reading_id)
    return {row.side: row.lines for row in connection.execute(asked.group_by(table.c.side))}
