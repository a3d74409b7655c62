"""Hand rows to the database, many at a time, as it takes them fastest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Table, insert
from sqlalchemy.dialects.postgresql import insert as insert_into_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_into_sqlite

from onrecord.ledger.stores.copying import copy_rows, given_columns
from onrecord.ledger.stores.dialects import is_on_server

__all__ = ["add_missing", "add_row", "add_rows"]

_Row = Mapping[str, Any]


def add_rows(connection: Connection, table: Table, rows: Sequence[_Row]) -> None:
    """Add rows of which none is there yet; each names every column that the database does not number."""
    _hand_over(connection, table, rows, skips=False)


def add_missing(connection: Connection, table: Table, rows: Sequence[_Row]) -> None:
    """Add those rows whose key is not there yet; each names every column that the database does not number."""
    _hand_over(connection, table, rows, skips=True)


def add_row(connection: Connection, table: Table, row: _Row) -> bool:
    """Add a row unless its key is there, and say whether it was added."""
    # Of what it adds to a server, SQLAlchemy counts no rows unless it is asked to.
    counted = {"preserve_rowcount": True}
    return connection.execute(_skipping(table, connection.dialect), row, execution_options=counted).rowcount > 0


def _hand_over(connection: Connection, table: Table, rows: Sequence[_Row], *, skips: bool) -> None:
    """Hand over rows as they are, by a statement that is put into words once a table.

    SQLAlchemy's own way through a thousand rows (parameters by name, looked up one by one) takes three times as long as
    SQLite takes to keep them.
    """
    if not rows:
        return
    if is_on_server(connection):
        copy_rows(connection, table, rows, skips=skips)
        return
    statement, pick = _put(table, connection.dialect, skips=skips)
    connection.exec_driver_sql(statement, [pick(row) for row in rows])


@lru_cache(maxsize=512)
def _put(table: Table, dialect: Dialect, *, skips: bool) -> tuple[str, Callable[[_Row], Any]]:
    """Return the statement in the database's own words, and what takes its values out of a row."""
    columns = given_columns(table)
    asked = _skipping(table, dialect) if skips else insert(table)
    compiled = asked.compile(dialect=dialect, column_keys=columns)
    names = tuple(compiled.positiontup or ())
    pick = itemgetter(*names)
    return str(compiled), pick if len(names) > 1 else lambda row: (pick(row),)


def _skipping(table: Table, dialect: Dialect) -> Insert:
    """Return the statement that passes over what is there already: both databases know it, each by its own name."""
    own = insert_into_postgresql if dialect.name == "postgresql" else insert_into_sqlite
    return own(table).on_conflict_do_nothing()
