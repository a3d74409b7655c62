"""Triggers that refuse to change or remove a fact. The database holds the promise, whoever opens the file."""

from __future__ import annotations

from collections.abc import Iterable

from alembic import op

__all__ = ["guard_facts"]


def guard_facts(tables: Iterable[str]) -> None:
    """Refuse UPDATE and DELETE on each of the `tables`; on a server also TRUNCATE, which SQLite does not have."""
    if op.get_bind().dialect.name == "postgresql":
        _guard_on_server(tables)
        return
    for table in tables:
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{event.lower()} BEFORE {event} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'facts are append-only: {event} on {table} is refused'); END"
            )


_REFUSE = """
CREATE OR REPLACE FUNCTION refuse_to_change_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'facts are append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def _guard_on_server(tables: Iterable[str]) -> None:
    """Refuse TRUNCATE as well, and all of them also where a session has put ordinary triggers off (ALWAYS)."""
    op.execute(_REFUSE)
    for table in tables:
        for event, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            name = f"{table}_refuses_{event.lower()}"
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION refuse_to_change_facts()"
            )
            op.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
