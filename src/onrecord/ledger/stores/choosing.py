"""Which store is meant by what people type behind `--ledger`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from onrecord.errors import LedgerError
from onrecord.ledger.stores.files import FileStore
from onrecord.ledger.stores.servers import ServerStore
from onrecord.ledger.stores.store import Store

__all__ = ["find_store"]

_ON_SERVER = ("postgresql", "postgres", "postgresql+psycopg")


def find_store(location: str | Path) -> Store:
    """Return the store at a path, or on the server of a URL. Raises LedgerError where it is none that is known.

    >>> str(find_store("gifts/onrecord.db"))
    'gifts/onrecord.db'
    >>> str(find_store("postgresql://ann:secret@db.example/gifts?sslmode=require"))
    'postgresql://ann@db.example/gifts'
    """
    told = str(location)
    if "://" not in told:
        return FileStore(Path(location))
    scheme = told.partition("://")[0]
    if scheme not in _ON_SERVER:
        what = "ledgers are kept in files, and on servers of PostgreSQL"
        advice = "name a path, such as onrecord.db, or postgresql://user@host/database"
        raise LedgerError(f"{_hide_password(told)}: {what} ({advice})")
    try:
        return ServerStore(make_url(told).set(drivername="postgresql"))
    except (ArgumentError, ValueError):
        what = "this address cannot be read (write postgresql://user@host:5432/database; signs in a password as %2F)"
        raise LedgerError(f"{_hide_password(told)}: {what}") from None


def _hide_password(location: str) -> str:
    scheme, _, rest = location.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0]}"
