"""A ledger on a server, which several machines write to: PostgreSQL.

Writers take turns, as they do in a file: each holds one advisory lock until it commits, and sees what those before it
committed. So numbers of rows rise in the order of commits, which what is derived relies on. Who reads sees one moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from onrecord.errors import LedgerError
from onrecord.ledger.stores.explaining import explain_server
from onrecord.ledger.stores.store import Store
from onrecord.ledger.stores.using import DRAFTS, WRITES, use_of

__all__ = ["ServerStore"]

BUSY_SECONDS = 30.0
"""So long a writer waits for those before it, as with a file."""
_CONNECT_SECONDS = 10
_OLDEST = (13,)
_KEPT = 3
"""Connections that a command keeps: opening one costs the server a process, some milliseconds."""

# Each ledger has a lock of its own: it is a schema, and several of one database do not wait for one another. What was
# acknowledged shall survive a power cut, also where the server was told to acknowledge sooner.
_TAKE_LOCK = (
    "SELECT set_config('lock_timeout', '{patience:.0f}', true),"
    " CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', true) END,"
    " pg_advisory_xact_lock(1869509229, hashtext(coalesce(current_schema(), '')))"
)

_OVER = text("SELECT pg_current_snapshot()::text")

_MAY_CHANGE = text(
    "SELECT has_schema_privilege(current_schema(), 'CREATE') AND pg_has_role(relowner, 'USAGE')"
    " FROM pg_class WHERE oid = to_regclass('alembic_version')"
)


@dataclass(frozen=True, slots=True)
class ServerStore(Store):
    """A ledger in a schema of a database: the first of the search path, "public" where nothing else is said."""

    url: URL

    def __str__(self) -> str:
        """Return the address without what may be secret: the password, and all that stands behind a question mark."""
        url = self.url
        named = URL.create("postgresql", url.username, host=url.host, port=url.port, database=url.database)
        return named.render_as_string()

    @property
    def name(self) -> str:
        """The database's name."""
        return self.url.database or "onrecord"

    @property
    def another(self) -> str:
        """What else to name."""
        return "another database or schema"

    @property
    def when_empty(self) -> str:
        """What is wrong with one that holds nothing."""
        return "there is no ledger in this database (make one with `onrecord add`, or name another)"

    @property
    def errors(self) -> tuple[type[Exception], ...]:
        """What the server says, through SQLAlchemy or the driver."""
        import psycopg

        return (DBAPIError, psycopg.Error)

    def check(self, *, create: bool) -> None:
        """Raise LedgerError where the driver is missing. What is on the server shows once it is asked."""
        try:
            import psycopg as _  # noqa: F401 - so that what is missing is told at once
        except ImportError:
            what = "a ledger on a server needs psycopg"
            raise LedgerError(f"{self}: {what} (pip install 'onrecord[postgres]')") from None

    def connect(self, *, read_only: bool = False, readers: int | None = None) -> Engine:
        """Return an engine; what an earlier question left of a lost connection is found out before the next."""
        given: dict[str, Any] = {
            "application_name": "onrecord",
            "connect_timeout": _CONNECT_SECONDS,
            # A database of another encoding is refused in plain words; asked in its own, it would answer in bytes.
            "client_encoding": "utf8",
        }
        engine = create_engine(
            self.url.set(drivername="postgresql+psycopg"),
            connect_args={name: value for name, value in given.items() if name not in self.url.query},
            poolclass=QueuePool,
            pool_size=readers or _KEPT,
            max_overflow=-1,
            pool_pre_ping=readers is not None,
            use_native_hstore=False,
        )
        event.listen(engine, "begin", partial(_begin, read_only=read_only))
        event.listen(engine, "before_cursor_execute", _ask_without_nul, retval=True)
        return engine

    def may_change(self) -> bool:
        """Whether this user owns the tables, and may make others beside them."""
        engine = self.connect()
        with engine.connect() as connection:
            found = connection.scalar(_MAY_CHANGE)
        engine.dispose()
        return bool(found)

    def prepare(self, engine: Engine) -> None:
        """Raise LedgerError where the server is too old, or the database keeps no Unicode."""
        with engine.connect() as connection:
            encoding = connection.scalar(text("SHOW server_encoding"))
            version = connection.dialect.server_version_info or _OLDEST
        if version < _OLDEST:
            raise LedgerError(f"{self}: the server is PostgreSQL {version[0]} (onrecord needs {_OLDEST[0]} or newer)")
        if encoding != "UTF8":
            advice = "make one with `createdb --encoding UTF8 --template template0`"
            raise LedgerError(f"{self}: this database keeps texts as {encoding}, not as UTF8 ({advice})")

    @contextmanager
    def watch(self, engine: Engine) -> Iterator[Callable[[], object]]:
        """Give what tells which transactions are over, of all the server's databases.

        Where they are the same ones as before, so is all that can be read.
        """
        with closing(_Held(engine)) as held:
            yield held.ask

    def explain(self, error: Exception) -> str:
        """Return what the server means; the password is in none of it."""
        said = explain_server(error.orig if isinstance(error, DBAPIError) and error.orig else error)
        return said.replace(str(self.url.password), "***") if self.url.password else said


class _Held:
    """A connection of one's own, outside any transaction; it is made anew where it was lost."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def ask(self) -> object:
        if self._connection is None:
            self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            return self._connection.scalar(_OVER)
        except DBAPIError:
            self.close()
            raise

    def close(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


def _begin(connection: Connection, *, read_only: bool) -> None:
    """Say what the transaction is for, before the driver begins it."""
    if connection.get_isolation_level() == "AUTOCOMMIT":
        return
    from psycopg import IsolationLevel

    use = use_of(connection)
    driver: Any = connection.connection.dbapi_connection
    driver.isolation_level = IsolationLevel.READ_COMMITTED if use == WRITES else IsolationLevel.REPEATABLE_READ
    driver.read_only = read_only if use == WRITES else use != DRAFTS
    if use == WRITES:
        connection.exec_driver_sql(_TAKE_LOCK.format(patience=BUSY_SECONDS * 1000))


def _ask_without_nul(
    connection: Connection,
    cursor: object,
    statement: str,
    parameters: Any,  # noqa: ANN401 - what SQLAlchemy tells
    context: object,
    executemany: bool,
) -> tuple[str, Any]:
    """Let a question hold U+0000, which no text of the server can: so it finds nothing, as in a file."""
    if isinstance(parameters, dict) and any(isinstance(one, str) and "\0" in one for one in parameters.values()):
        parameters = {name: _bare(value) for name, value in parameters.items()}
    return statement, parameters


def _bare(value: object) -> object:
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value
