"""What a database itself can prove of a ledger: that it is whole, that references lead somewhere, that guards stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, ForeignKeyConstraint, Table, and_, select, text

from onrecord.ledger.stores.dialects import is_on_server

__all__ = ["Doubt", "find_damage", "find_dangling", "find_unguarded", "read_bad_text"]

_MOST = 1000
"""Dangling rows of one reference that are named."""

_EVENTS = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is wrong with a table, or with a row of it."""

    table: str
    row: str | None
    what: str


def read_bad_text(connection: Connection) -> None:
    """Let damaged UTF-8 be read, so that the row that holds it can be named; a server hands out none."""
    if not is_on_server(connection):
        driver: Any = connection.connection.dbapi_connection
        driver.text_factory = lambda raw: raw.decode("utf-8", "replace")


def find_damage(connection: Connection, tables: Iterable[Table]) -> Iterator[Doubt]:
    """Yield what is wrong with the database as such: its pages (SQLite), or what it no longer watches (a server)."""
    if is_on_server(connection):
        yield from _find_unwatched(connection, tables)
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Doubt("database", None, str(said))


_BAD_INDEXES = text(
    "SELECT i.indexrelid::regclass::text FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid"
    " WHERE c.relnamespace = current_schema()::regnamespace AND NOT (i.indisvalid AND i.indisready)"
)
_CONSTRAINTS = text(
    "SELECT c.relname, count(*) FILTER (WHERE o.convalidated) FROM pg_constraint AS o"
    " JOIN pg_class AS c ON c.oid = o.conrelid WHERE c.relnamespace = current_schema()::regnamespace"
    " AND o.contype IN ('f', 'c', 'p') GROUP BY c.relname"
)


def _find_unwatched(connection: Connection, tables: Iterable[Table]) -> Iterator[Doubt]:
    for name in connection.scalars(_BAD_INDEXES):
        yield Doubt("database", None, f"the index {name} is not whole (REINDEX INDEX {name} makes it anew)")
    held = {row[0]: row[1] for row in connection.execute(_CONSTRAINTS)}
    for table in tables:
        if held.get(table.name, 0) < _count_constraints(table):
            yield Doubt(table.name, None, "the database no longer watches all that it should: a constraint is gone")


def _count_constraints(table: Table) -> int:
    """Return how many keys, references and checks a table has; what is unique is an index, and looked at as one."""
    return sum(1 for one in table.constraints if type(one).__name__ != "UniqueConstraint")


def find_dangling(connection: Connection, tables: Iterable[Table]) -> Iterator[Doubt]:
    """Yield rows that point at a row that is not there."""
    if not is_on_server(connection):
        for table, row, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Doubt(str(table), f"row {row}", _points_at(str(target)))
        return
    for table in tables:
        for reference in table.foreign_key_constraints:
            yield from _find_without_target(connection, table, reference)


def _find_without_target(connection: Connection, table: Table, reference: ForeignKeyConstraint) -> Iterator[Doubt]:
    target = reference.referred_table.alias("target")
    pairs = [(table.c[one.parent.name], target.c[one.column.name]) for one in reference.elements]
    asked = (
        select(*table.primary_key.columns)
        .select_from(table.outerjoin(target, and_(*(own == other for own, other in pairs))))
        .where(pairs[0][0].is_not(None), pairs[0][1].is_(None))
        .limit(_MOST)
    )
    for row in connection.execute(asked):
        yield Doubt(table.name, "/".join(map(str, row)), _points_at(reference.referred_table.name))


def _points_at(target: str) -> str:
    return f"it points at a row of {target} that is not there"


_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT t.tgname FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid"
        " WHERE c.relnamespace = current_schema()::regnamespace AND t.tgenabled IN ('A', 'O')"
    ),
}


def find_unguarded(connection: Connection, tables: Iterable[Table]) -> Iterator[Doubt | None]:
    """Yield what is wrong with each guard that is looked for: it is gone or put off; None where it stands."""
    present = set(connection.exec_driver_sql(_TRIGGERS[connection.dialect.name]).scalars())
    for table in tables:
        for event in _EVENTS[connection.dialect.name]:
            is_there = f"{table.name}_refuses_{event}" in present
            what = f"nothing refuses to {event} its rows: the guard is gone"
            yield None if is_there else Doubt(table.name, None, what)
