"""Find a filing by its id, by the beginning of it, or by what the office calls it, with all that it says."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from onrecord.filings.chains import Chain, chain_filings
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.filings import schema
from onrecord.ledger.filings.fetching import fetch_filings, fetch_part, is_latest_reading, select_filings
from onrecord.ledger.filings.rebuilding import build_check, build_entry, build_filing
from onrecord.records import Check, Entry, Filing, Receipt, Refund

__all__ = ["FiledParts", "find_numbered", "load_chain", "load_filing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledParts:
    """A filing by its latest reading, with its lines (without streets) and its checks."""

    filing: Filing
    receipts: tuple[Receipt, ...]
    refunds: tuple[Refund, ...]
    checks: tuple[Check, ...]
    reading_id: str
    reader: str


def find_numbered(connection: Connection, number: str, limit: int) -> list[str]:
    """Return the ids of filings that the office calls `number`: "FEC-1910509", or the figure alone."""
    table = schema.filing_numbers
    called = func.lower(table.c.number)
    question = select(table.c.filing_id).where(or_(called == number, called == f"fec-{number}"))
    return list(connection.scalars(question.distinct().order_by(table.c.filing_id).limit(limit)))


def load_filing(connection: Connection, filing_id: str) -> FiledParts:
    """Return a filing that is there."""
    readings = schema.filing_readings
    row = next(stream_rows(connection, select_filings().where(readings.c.filing_id == filing_id, is_latest_reading())))
    parts = {table.name: list(fetch_part(connection, table, row["id"])) for table in _COVER_PARTS}
    entries: list[Entry] = [build_entry(line) for line in fetch_part(connection, schema.entries, row["id"])]
    return FiledParts(
        filing=build_filing(row, parts["filing_totals"], parts["filing_rows"]),
        receipts=tuple(entry for entry in entries if isinstance(entry, Receipt)),
        refunds=tuple(entry for entry in entries if isinstance(entry, Refund)),
        checks=tuple(build_check(check) for check in parts["filing_checks"]),
        reading_id=row["id"],
        reader=row["reader"],
    )


_COVER_PARTS = (schema.filing_totals, schema.filing_rows, schema.filing_checks)


def load_chain(connection: Connection, filing: Filing) -> Chain:
    """Return the filings of the ledger that tell of the same report as `filing` does, itself among them."""
    own = (kept.filing for kept in fetch_filings(connection, filer_id=filing.filer_id))
    chains = chain_filings([filing, *own])
    return next(chain for chain in chains if filing.id in (one.id for one in chain.filings))
