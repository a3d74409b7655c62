"""Which database a connection leads to."""

from __future__ import annotations

from sqlalchemy import Connection

__all__ = ["is_on_server"]


def is_on_server(connection: Connection) -> bool:
    """Whether the ledger is on a PostgreSQL server; else it is in a file of SQLite."""
    return connection.dialect.name == "postgresql"
