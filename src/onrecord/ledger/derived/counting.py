"""How many rows are derived."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.ledger.derived.schema import matches, origins, pledges

__all__ = ["DerivedCounts", "count_derived"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedCounts:
    """Pledges, the independent sources of each, and the matches of both sides."""

    pledges: int
    origins: int
    matches: int


def count_derived(connection: Connection) -> DerivedCounts:
    """Count the derived rows as they are."""
    counts = {
        table.name: int(connection.scalar(select(func.count()).select_from(table)) or 0)
        for table in (pledges, origins, matches)
    }
    return DerivedCounts(**counts)
