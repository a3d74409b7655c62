"""Count what a ledger holds."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, FromClause, func, select

from onrecord.ledger import schema
from onrecord.ledger.fetching import is_latest

__all__ = ["LedgerCounts", "count_ledger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCounts:
    """How much a ledger holds; of claims and statements the current ones, in the latest reading of each article."""

    captures: int
    articles: int
    readings: int
    claims: int
    statements: int
    problems: int
    runs: int


def count_ledger(connection: Connection) -> LedgerCounts:
    """Return the counts."""

    def count(table: FromClause) -> int:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)

    latest = select(schema.readings.c.id).where(is_latest()).subquery()
    return LedgerCounts(
        captures=count(schema.captures),
        articles=count(schema.articles),
        readings=count(schema.readings),
        claims=count(schema.claims.join(latest, schema.claims.c.reading_id == latest.c.id)),
        statements=count(schema.statements.join(latest, schema.statements.c.reading_id == latest.c.id)),
        problems=count(schema.problems),
        runs=count(schema.runs),
    )
