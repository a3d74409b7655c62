"""What two ledgers have in common when a command was cut off and run again in one, and undisturbed in the other."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, select

from onrecord.ledger import Ledger, schema
from onrecord.ledger.derived.schema import DERIVED, derivations, pledge_words, touches

__all__ = ["dump"]

# What derived rows were made of, by number: a server counts on over what was cut off. And what words are found by.
_NUMBERED = (derivations, touches, pledge_words)

# Which run added a row, and what number or seal follows from that.
_OF_RUNS = {"run_id", "sequence"}
_SEALED_WITH_RUN = {"observations": {"digest"}}


def dump(location: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of each table, facts and derived, less which run added it."""
    tables = [table for table in schema.metadata.sorted_tables if table.name not in ("runs", "run_ends")]
    tables += [table for table in DERIVED if table not in _NUMBERED]
    with Ledger.open(location, read_only=True) as ledger, ledger._engine.connect() as connection:
        return {table.name: _rows(connection, table) for table in tables}


def _rows(connection: Connection, table: Table) -> list[tuple[Any, ...]]:
    left_out = _OF_RUNS | _SEALED_WITH_RUN.get(table.name, set())
    columns = [column for column in table.columns if column.name not in left_out]
    return sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)
