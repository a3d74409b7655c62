"""What a transaction is for: to read, to write facts, or to draft in temporary tables while it reads.

A store hears of it when the transaction begins, by an option of the connection, and takes the locks that it needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

__all__ = ["DRAFTS", "WRITES", "begin_writing", "drafting", "go_on_writing", "use_of"]

_USE = "onrecord_use"
WRITES = "writes"
"""One writer at a time; each sees all that those before it wrote."""
DRAFTS = "drafts"
"""As who reads, of one moment, with tables of its own beside."""


def use_of(connection: Connection) -> str | None:
    """Return what the transaction that begins is for; None to read."""
    use: str | None = connection.get_execution_options().get(_USE)
    return use


@contextmanager
def begin_writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection inside one transaction that holds the write lock; it commits at the end or leaves nothing."""
    with engine.connect().execution_options(**{_USE: WRITES}) as connection, connection.begin():
        yield connection


@contextmanager
def go_on_writing(connection: Connection) -> Iterator[None]:
    """Take the write lock on a connection whose reading has ended: its temporary tables stay, to be copied from."""
    with _using(connection, WRITES):
        yield


@contextmanager
def drafting(connection: Connection) -> Iterator[None]:
    """Begin a transaction that reads one moment and may make temporary tables, also where facts may only be read."""
    with _using(connection, DRAFTS):
        yield


@contextmanager
def _using(connection: Connection, use: str) -> Iterator[None]:
    """Begin a transaction for a use; those after it are for what they were for before."""
    former = use_of(connection)
    connection.execution_options(**{_USE: use})
    try:
        with connection.begin():
            yield
    finally:
        connection.execution_options(**{_USE: former})
