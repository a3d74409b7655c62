"""Count what a ledger holds."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, FromClause, func, select

from onrecord.ledger import schema
from onrecord.ledger.fetching import is_latest
from onrecord.ledger.filings.fetching import is_latest_reading
from onrecord.ledger.filings.schema import entries, filing_readings, filings

__all__ = ["LedgerCounts", "count_ledger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCounts:
    """How much a ledger holds; of claims, statements and lines of filings those in the latest reading of each."""

    captures: int
    articles: int
    readings: int
    claims: int
    statements: int
    filings: int
    entries: int
    problems: int
    runs: int


def count_ledger(connection: Connection) -> LedgerCounts:
    """Return the counts."""

    def count(table: FromClause) -> int:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)

    latest = select(schema.readings.c.id).where(is_latest()).subquery()
    filed = select(filing_readings.c.id).where(is_latest_reading()).subquery()
    return LedgerCounts(
        captures=count(schema.captures),
        articles=count(schema.articles),
        readings=count(schema.readings),
        claims=count(schema.claims.join(latest, schema.claims.c.reading_id == latest.c.id)),
        statements=count(schema.statements.join(latest, schema.statements.c.reading_id == latest.c.id)),
        filings=count(filings),
        entries=count(entries.join(filed, entries.c.reading_id == filed.c.id)),
        problems=count(schema.problems),
        runs=count(schema.runs),
    )
