"""Look at a ledger's file without the ledger's code."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from onrecord.ledger.derived.schema import DERIVED
from onrecord.ledger.following.schema import FOLLOWING

__all__ = ["RUN_TABLES", "count_rows", "damage", "dump_facts"]

RUN_TABLES = {"runs", "run_ends", "alembic_version"}
# A full-text index keeps its parts in tables of its own.
_SEARCH_PARTS = {f"pledge_words_{part}" for part in ("config", "content", "data", "docsize", "idx")}
_NO_FACTS = RUN_TABLES | {table.name for table in (*DERIVED, *FOLLOWING)} | _SEARCH_PARTS


def _tables(connection: sqlite3.Connection) -> list[str]:
    question = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    return [name for (name,) in connection.execute(question)]


def count_rows(path: Path) -> dict[str, int]:
    """Return the number of rows of each table of facts, runs left out."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for name in _tables(connection) if name not in _NO_FACTS]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def dump_facts(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of each table of facts, runs left out."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for name in _tables(connection) if name not in _NO_FACTS]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}


def damage(path: Path, *commands: str) -> None:
    """Change facts behind the ledger's back: the guards are taken away, and put back afterwards."""
    with closing(sqlite3.connect(path)) as connection:
        guards = connection.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for command in commands:
            connection.execute(command)
        left = _tables(connection)
        for _, table, sql in guards:
            if table in left:
                connection.execute(sql)
        connection.commit()
