"""Look at a ledger's tables, and change them, without the ledger's code."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Table, create_engine, func, inspect, select

from onrecord.ledger import schema
from onrecord.ledger.derived.schema import DERIVED, sketches, touches
from tests.ledger.making import Place

__all__ = ["RUN_TABLES", "count_rows", "damage", "dump_derived", "dump_facts", "look"]

RUN_TABLES = {"runs", "run_ends", "alembic_version"}
FACTS = [schema.metadata.tables[name] for name in sorted(schema.metadata.tables) if name not in RUN_TABLES]


@contextmanager
def look(place: Place) -> Iterator[Connection]:
    """Give a connection that commits at the end."""
    url = place.replace("postgresql:", "postgresql+psycopg:", 1) if isinstance(place, str) else f"sqlite:///{place}"
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def count_rows(place: Place) -> dict[str, int]:
    """Return the number of rows of each table of facts, runs left out."""
    with look(place) as connection:
        return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in FACTS}


def dump_facts(place: Place) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of each table of facts, runs left out."""
    return _dump(place, FACTS)


def dump_derived(place: Place) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of each derived table, but of those that tell when something was made."""
    return _dump(place, [table for table in DERIVED if table not in (touches, sketches)])


def _dump(place: Place, tables: Iterable[Table]) -> dict[str, list[tuple[object, ...]]]:
    with look(place) as connection:
        return {table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in tables}


def damage(place: Place, *commands: str) -> None:
    """Change facts behind the ledger's back: the guards are taken away, and put back afterwards."""
    if isinstance(place, str):
        _damage_on_server(place, commands)
    else:
        _damage_file(place, commands)


def _damage_file(path: Path, commands: Iterable[str]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        guards = connection.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for command in commands:
            connection.execute(command)
        left = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for _, table, sql in guards:
            if table in left:
                connection.execute(sql)
        connection.commit()


def _damage_on_server(url: str, commands: Iterable[str]) -> None:
    """References are watched by triggers too, which are put off as well."""
    with look(url) as connection:
        tables = inspect(connection).get_table_names()
        for table in tables:
            connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        for command in commands:
            connection.exec_driver_sql(command.replace("rowid", "ctid").replace("x'00'", r"'\x00'"))
        for table in tables:
            connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
        for table in schema.metadata.tables:
            for event in ("update", "delete", "truncate"):
                connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses_{event}")
