"""Prove the filings of a ledger: ids, the digest over every line, and that each line can be made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import DecimalException

from sqlalchemy import Connection

from onrecord.ledger.checking import Fault
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.filings import schema
from onrecord.ledger.filings.fetching import fetch_part, select_filings
from onrecord.ledger.filings.rebuilding import build_check, build_entry, build_filing
from onrecord.ledger.filings.rows import digest_rows
from onrecord.ledger.rows import Row
from onrecord.records import content_id

__all__ = ["check_filings"]

_Count = Callable[[str], None]


def check_filings(connection: Connection, count: _Count) -> Iterator[Fault]:
    """Yield the faults of every reading of a filing; `count` hears the table of each row that was looked at."""
    for row in stream_rows(connection, select_filings().order_by(schema.filing_readings.c.sequence)):
        yield from _check_cover(row)
        faults: list[Fault] = []
        digest = digest_rows(row, _walk_parts(connection, row["id"], count, faults))
        yield from faults
        if digest != row["digest"]:
            yield Fault(table="filing_readings", id=row["id"], what="the digest does not fit what was read")
        if content_id("filing-reading", row["filing_id"], row["reader"], row["digest"]) != row["id"]:
            yield Fault(table="filing_readings", id=row["id"], what="the id does not fit filing, reader and digest")
        count("filing_readings")


def _check_cover(row: Row) -> Iterator[Fault]:
    try:
        made = build_filing(row)
    except (ValueError, TypeError) as error:
        yield Fault(table="filing_readings", id=row["id"], what=f"the cover cannot be made again: {error}")
        return
    if made.id != row["filing_id"]:
        yield Fault(table="filings", id=row["filing_id"], what="the id does not fit system and digest")


def _walk_parts(
    connection: Connection, reading_id: str, count: _Count, faults: list[Fault]
) -> Iterator[tuple[str, Row]]:
    """Yield the rows of each table as `filing_rows` made them, and note those that no record can be made of."""
    for table in schema.PARTS:
        for row in fetch_part(connection, table, reading_id):
            count(table.name)
            if what := _find_fault(table.name, row):
                faults.append(Fault(table=table.name, id=f"{reading_id}/{row['position']}", what=what))
            yield table.name, row


def _find_fault(table: str, row: Row) -> str | None:
    try:
        if table == "entries":
            build_entry(row)
        elif table == "filing_checks":
            build_check(row)
    except (ValueError, TypeError, DecimalException) as error:
        return f"it cannot be made again: {error}"
    return None
