"""Hand rows to a PostgreSQL server as it takes them fastest: COPY, which parses no statement and answers once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table

__all__ = ["copy_rows", "given_columns"]

_ASIDE = "onrecord_added"


def given_columns(table: Table) -> list[str]:
    """Return the columns that rows bring with them: all but the one that the database numbers."""
    return [column.name for column in table.columns if column is not table.autoincrement_column]


def copy_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, skips: bool) -> None:
    """Copy rows into a table. `skips`: those whose key is there are passed over, else they are an error.

    What is passed over must be told from what is not, which COPY cannot: where it meets one, all rows go to a temporary
    table first. That is rare, since who records has looked up what is there and holds the lock.
    """
    if not skips:
        _copy(connection, table.name, table, rows)
        return
    from psycopg.errors import UniqueViolation

    kept = connection.begin_nested()
    try:
        _copy(connection, table.name, table, rows)
    except UniqueViolation:
        kept.rollback()
        _copy_missing(connection, table, rows)
    else:
        kept.commit()


def _copy_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    named = _named(table)
    made = f"CREATE TEMPORARY TABLE {_ASIDE} ON COMMIT DROP AS SELECT {named} FROM {table.name} WHERE false"
    connection.exec_driver_sql(made)
    _copy(connection, _ASIDE, table, rows)
    taken = f"INSERT INTO {table.name} ({named}) SELECT {named} FROM {_ASIDE} ON CONFLICT DO NOTHING"
    connection.exec_driver_sql(taken)
    connection.exec_driver_sql(f"DROP TABLE {_ASIDE}")


def _copy(connection: Connection, target: str, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    pick = _pick(table)
    driver: Any = connection.connection.dbapi_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {target} ({_named(table)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(pick(row))


@lru_cache(maxsize=256)
def _named(table: Table) -> str:
    return ", ".join(f'"{name}"' for name in given_columns(table))


@lru_cache(maxsize=256)
def _pick(table: Table) -> Any:  # noqa: ANN401 - a function of a row
    columns = given_columns(table)
    one = itemgetter(*columns)
    return one if len(columns) > 1 else lambda row: (one(row),)
