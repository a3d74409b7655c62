"""Copy a ledger from one store to another, table by table, as of one moment.

Facts and what is followed are copied with the numbers that they have; what is derived is made again of them. A lease
says who works at something now, and nobody works on a copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from sqlalchemy import Connection, Engine, Table, func, insert, select, text

from onrecord.ledger import schema
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.following.schema import FOLLOWING, leases
from onrecord.ledger.stores import begin_writing

__all__ = ["copy_facts", "is_empty"]

_AT_ONCE = 1000

Progress = Callable[[str, int, int], None]


def copy_facts(source: Engine, target: Engine, progress: Progress | None = None) -> None:
    """Add all facts of `source` to `target`, an empty ledger of the same form, in one transaction of each."""
    with source.connect() as reading, begin_writing(target) as writing:
        for table in _tables():
            _copy_table(reading, writing, table, progress)


def is_empty(engine: Engine) -> bool:
    """Whether nothing was ever added to a ledger."""
    with engine.connect() as connection:
        return not any(connection.scalar(select(func.count()).select_from(table)) for table in _tables())


def _tables() -> Iterator[Table]:
    """Yield what is copied, each table behind those that it points at."""
    yield from schema.metadata.sorted_tables
    yield from (table for table in FOLLOWING if table is not leases)


def _copy_table(reading: Connection, writing: Connection, table: Table, progress: Progress | None) -> None:
    total = int(reading.scalar(select(func.count()).select_from(table)) or 0)
    done = 0
    question = select(table).order_by(*table.primary_key.columns)
    rows = stream_rows(reading, question)
    while some := list(islice(rows, _AT_ONCE)):
        writing.execute(insert(table), some)
        done += len(some)
        if progress:
            progress(table.name, done, total)
    if done and table.autoincrement_column is not None:
        _count_on(writing, table)


def _count_on(writing: Connection, table: Table) -> None:
    """Let a database that counts apart from the rows go on behind the last of them. SQLite counts the rows."""
    column = table.autoincrement_column
    if writing.dialect.name == "postgresql" and column is not None:
        numbers = f"pg_get_serial_sequence('{table.name}', '{column.name}')"
        writing.execute(text(f"SELECT setval({numbers}, max({column.name})) FROM {table.name}"))
