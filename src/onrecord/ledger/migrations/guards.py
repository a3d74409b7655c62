"""Triggers that refuse to change or remove a fact. The database holds the promise, whoever opens the file."""

from __future__ import annotations

from collections.abc import Iterable

from alembic import op

__all__ = ["guard_facts"]


def guard_facts(tables: Iterable[str]) -> None:
    """Refuse UPDATE and DELETE on each of the `tables`."""
    for table in tables:
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{event.lower()} BEFORE {event} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'facts are append-only: {event} on {table} is refused'); END"
            )
