"""Which store is meant by what people type behind `--ledger`."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import LedgerError
from onrecord.ledger.stores.files import FileStore
from onrecord.ledger.stores.store import Store

__all__ = ["find_store"]


def find_store(location: str | Path) -> Store:
    """Return the store at a path. Raises LedgerError where it is none that this version knows.

    >>> str(find_store("gifts/onrecord.db"))
    'gifts/onrecord.db'
    """
    if "://" in str(location):
        what = "this version keeps ledgers in SQLite files only"
        raise LedgerError(f"{_hide_password(str(location))}: {what} (name a path, such as onrecord.db)")
    return FileStore(Path(location))


def _hide_password(location: str) -> str:
    scheme, _, rest = location.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
