"""Hear at once whether a ledger is another one: what a server asks before it gives a page again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from onrecord.ledger.catalogue.version import find_version

__all__ = ["watch_version"]


@contextmanager
def watch_version(engine: Engine) -> Iterator[Callable[[], str]]:
    """Give a function that tells the version of a ledger as it is now; it is for one thread.

    SQLite counts what others commit (PRAGMA data_version, 3 µs); only where that has changed is the version asked for.
    """
    known: tuple[int, str] | None = None
    held = engine.raw_connection()
    cursor = held.cursor()

    def version() -> str:
        nonlocal known
        count = int(cursor.execute("PRAGMA data_version").fetchone()[0])
        if known is None or known[0] != count:
            with engine.connect() as connection:
                known = count, find_version(connection)
        return known[1]

    try:
        yield version
    finally:
        held.close()
