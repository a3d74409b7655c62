"""A ledger in a file: SQLite."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

from onrecord.errors import LedgerError
from onrecord.ledger.stores.store import Store
from onrecord.ledger.stores.using import DRAFTS, WRITES, use_of

__all__ = ["FileStore", "connect_engine", "reading_address", "turn_on_wal"]

# A batch of a hundred documents is written within a second; half a minute rides out a queue of other writers.
BUSY_SECONDS = 30.0

_ADVICE = (
    ("readonly", "the ledger is read-only", "make file and folder writable, or name another ledger"),
    (
        "full",
        "the ledger cannot grow: the disk is full",
        "make room and run the same command again; what was recorded is safe",
    ),
    (
        "locked",
        "the ledger is locked by another program",
        "wait until that program is done, then run the same command again",
    ),
    ("not a database", "this is not a ledger", "name another file"),
    (
        "malformed",
        "the ledger is damaged",
        "restore it from a copy; where it still opens, `onrecord verify` says what is wrong",
    ),
    (
        "unable to open",
        "the ledger cannot be opened",
        "check that the folder exists, and that it may be written: your rights, and whether the disk is read-only",
    ),
    (
        "disk i/o",
        "the ledger cannot be read or written",
        "check that the disk has room and no fault; what was recorded is safe",
    ),
    ("append-only", "the ledger keeps facts as they are", "facts are only ever added"),
)


@dataclass(frozen=True, slots=True)
class FileStore(Store):
    """A ledger in one SQLite file, with two small ones beside it while it is open."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    @property
    def name(self) -> str:
        """The file's name, without its ending."""
        return self.path.stem

    @property
    def another(self) -> str:
        """What else to name."""
        return "another file"

    @property
    def when_empty(self) -> str:
        """What is wrong with a file that holds nothing."""
        return "the file is empty, not a ledger (name another file, or add to it first)"

    @property
    def errors(self) -> tuple[type[Exception], ...]:
        """What SQLite raises, through SQLAlchemy or by itself."""
        return (DBAPIError, sqlite3.DatabaseError)

    def check(self, *, create: bool) -> None:
        """Raise LedgerError where the path is a folder, is in none, or where there is nothing, and is to be."""
        path = self.path
        if path.is_dir():
            example = path / "onrecord.db"
            raise LedgerError(f"{path}: this is a folder, not a ledger (name a file in it, such as {example})")
        if path.exists():
            return
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: the folder {path.parent} does not exist (make it, or name another place)")
        if not create:
            raise LedgerError(f"{path}: there is no ledger (make one with `onrecord add`, or name another file)")

    def connect(self, *, read_only: bool = False, readers: int | None = None) -> Engine:
        """Return an engine for the file."""
        return connect_engine(self.path, read_only=read_only, readers=readers)

    def may_change(self) -> bool:
        """Whether this user may write the file."""
        return may_write(self.path)

    def prepare(self, engine: Engine) -> None:
        """Let readers and one writer work side by side."""
        turn_on_wal(engine)

    @contextmanager
    def watch(self, engine: Engine) -> Iterator[Callable[[], object]]:
        """Give what counts the commits of others (PRAGMA data_version, 3 µs)."""
        held = engine.raw_connection()
        cursor = held.cursor()
        try:
            yield lambda: cursor.execute("PRAGMA data_version").fetchone()[0]
        finally:
            held.close()

    def explain(self, error: Exception) -> str:
        """Return what SQLite means."""
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        for mark, what, advice in _ADVICE:
            if mark in said.lower():
                return f"{what} ({advice})"
        return f"the ledger cannot be used: {said} (`onrecord verify` says more)"


def connect_engine(path: Path, *, read_only: bool = False, readers: int | None = None) -> Engine:
    """Return an engine for the SQLite file at `path`; each connection enforces foreign keys and full durability.

    So many `readers` keep their connections open from one question to the next; without it each question opens its
    own, and nothing of the file is held between.
    """
    name = f"{path.absolute().as_uri()}?{_find_mode(path) if read_only else 'mode=rwc'}"
    kept = {"poolclass": NullPool} if readers is None else {"poolclass": QueuePool, "pool_size": readers}
    engine = create_engine("sqlite://", creator=lambda: _connect(name, read_only), **kept)
    event.listen(engine, "begin", partial(_begin, read_only=read_only))
    return engine


def reading_address(path: Path) -> str:
    """Return the address under which SQLite opens the file at `path` for reading."""
    return f"{path.absolute().as_uri()}?{_find_mode(path)}"


def _find_mode(path: Path) -> str:
    """Return how SQLite is to open a file that is only read.

    Where it may write it does, though never a fact: it needs two small files beside the ledger while it reads, and
    takes them away again only if it may. Where it may not even make them, it must be told that nobody writes.
    """
    may_make_files = may_write(path.parent)
    if may_make_files and may_write(path):
        return "mode=rw"
    wal = path.with_name(path.name + "-wal")
    is_written = wal.exists() and wal.stat().st_size > 0
    return "mode=ro" if is_written or may_make_files else "mode=ro&immutable=1"


def may_write(path: Path) -> bool:
    """Whether this user may write the file or folder at `path`."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _connect(name: str, read_only: bool) -> sqlite3.Connection:
    """Return a connection that leaves transactions to us: the driver's own would let DDL slip out of them."""
    connection = sqlite3.connect(name, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # so that INSERT OR REPLACE meets the guards too
    connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    return connection


def turn_on_wal(engine: Engine) -> None:
    """Let readers and one writer work side by side; the file remembers it.

    SQLite does not wait for a lock when the mode changes, so two programs that make one ledger at the same moment
    would fail without this patience.
    """
    patience = BUSY_SECONDS
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        while True:
            try:
                cursor.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or patience <= 0:
                    raise
                patience -= 0.05
                time.sleep(0.05)
            else:
                return
    finally:
        connection.close()


def _begin(connection: Connection, *, read_only: bool) -> None:
    use = use_of(connection)
    if read_only:  # temporary tables are no writing
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if use == DRAFTS else 'ON'}")
    # The write lock is taken at once instead of at the first write: then nothing that was read before it is outdated.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if use == WRITES else "BEGIN")
