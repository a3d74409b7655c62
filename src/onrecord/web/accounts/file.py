"""The file that keeps the accounts: apart from the ledger, which is published, and readable by its owner alone."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from onrecord.errors import AccountsError
from onrecord.ledger.stores import begin_writing
from onrecord.ledger.stores.files import connect_engine, turn_on_wal
from onrecord.web.accounts.schema import APPLICATION_ID, VERSION, metadata

__all__ = ["DEFAULT_NAME", "AccountsFile", "find_accounts"]

DEFAULT_NAME = "onrecord-accounts.db"
_OWNER_ONLY = 0o600


def find_accounts(ledger: str, named: str | None = None) -> Path:
    """Return where the accounts are kept: the file that is named, else one beside the ledger.

    Where the ledger is on a server, they are kept here all the same: in the folder that the command runs in.

    >>> find_accounts("/data/onrecord.db").as_posix()
    '/data/onrecord-accounts.db'
    """
    if named:
        return Path(named)
    return Path(DEFAULT_NAME) if "://" in ledger else Path(ledger).parent / DEFAULT_NAME


class AccountsFile:
    """An open accounts file; `reading` and `writing` give a connection inside one transaction."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path, self._engine = path, engine

    @classmethod
    def open(cls, path: Path, *, create: bool = False, readers: int | None = None) -> AccountsFile:
        """Open the accounts at `path`, and make them where they are not there and `create` says so.

        A page that serves says how many `readers` keep their connections: the last one to close makes SQLite tidy the
        file up, which took 7 ms a request instead of 0.6.

        Raises AccountsError where there is no such file, others may read it, or it is something else.
        """
        if create:
            _make_file(path)
        _check_file(path)
        opened = cls(path, connect_engine(path, readers=readers))
        with opened.writing() if create else opened.reading() as connection:
            _check_content(path, connection, create=create)
        if create:
            with _plain_errors(path):
                turn_on_wal(opened._engine)
        return opened

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the file."""
        with _plain_errors(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that holds the write lock; it commits at the end or leaves nothing."""
        with _plain_errors(self.path), begin_writing(self._engine) as connection:
            yield connection


def _make_file(path: Path) -> None:
    """Make an empty file for its owner alone, before SQLite would make one by the umask."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _OWNER_ONLY))
    except FileExistsError:
        return
    except OSError as error:
        why = error.strerror or error
        raise AccountsError(f"{path}: accounts cannot be kept there: {why} (name another file by --accounts)") from None


def _check_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise AccountsError(f"{path}: no accounts yet (`onrecord user add NAME --role admin` makes one)") from None
    except OSError as error:
        raise AccountsError(f"{path}: accounts cannot be read: {error.strerror or error}") from None
    if not stat.S_ISREG(mode):
        raise AccountsError(f"{path}: this is not a file (name another by --accounts)")
    if os.name == "posix" and mode & 0o077:
        raise AccountsError(f"{path}: others on this machine may read the accounts (chmod 600 {path})")


def _check_content(path: Path, connection: Connection, *, create: bool) -> None:
    """Make the tables in an empty file; refuse any other file that is not of ours."""
    identity = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    is_empty = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0
    if is_empty and create:
        metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    elif identity != APPLICATION_ID:
        raise AccountsError(f"{path}: this file does not hold accounts (name another by --accounts)")
    elif version != VERSION:
        raise AccountsError(f"{path}: made by a newer onrecord (its version is {version}, this one knows {VERSION})")


@contextmanager
def _plain_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        said = str(error.orig if isinstance(error, DatabaseError) else error)
        if "not a database" in said:
            raise AccountsError(f"{path}: this file does not hold accounts (name another by --accounts)") from error
        raise AccountsError(f"{path}: the accounts cannot be used: {said}") from error
