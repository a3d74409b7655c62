"""Hear at once whether a ledger is another one: what a server asks before it gives a page again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from onrecord.ledger.catalogue.version import find_version
from onrecord.ledger.stores import Store

__all__ = ["watch_version"]


@contextmanager
def watch_version(store: Store, engine: Engine) -> Iterator[Callable[[], str]]:
    """Give a function that tells the version of a ledger as it is now; it is for one thread.

    A database tells in no time whether anything was committed; only where that is so is the version asked for.
    """
    known: tuple[object, str] | None = None

    with store.watch(engine) as ask_mark:

        def version() -> str:
            nonlocal known
            mark = ask_mark()
            if known is None or known[0] != mark:
                with engine.connect() as connection:
                    known = mark, find_version(connection)
            return known[1]

        yield version
