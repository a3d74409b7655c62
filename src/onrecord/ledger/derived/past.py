"""A ledger as it was known on an earlier day.

What followed from the facts of a day is put into temporary tables that are called as the derived ones. On a connection
that has them, a database finds them first, so that every question of the catalogue is answered as of that day as it is.
A few days are kept, each on a connection of its own. They are forgotten once anything is added or judged.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import CreateIndex, CreateTable

from onrecord.errors import LedgerError
from onrecord.ledger import schema
from onrecord.ledger.derived import schema as tables
from onrecord.ledger.derived.remaking import fill_draft
from onrecord.ledger.derived.writing import Draft, find_basis
from onrecord.ledger.filings.schema import filing_readings
from onrecord.ledger.rows import Row
from onrecord.ledger.sightings.schema import sightings
from onrecord.ledger.stores import drafting
from onrecord.ledger.stores.searching import make_search

__all__ = ["NotReadyError", "PastDays"]

_MOST_DAYS = 4
_PATIENCE_SECONDS = 5.0
"""So long somebody waits for a day that another one is working out; then they are told to come again."""
_OF_A_PAST_DAY = "as of a day"


class NotReadyError(LedgerError):
    """The day that is asked for is being worked out; ask again."""


@dataclass(slots=True)
class _Past:
    """One day: `connection` is None until it is worked out. The lock is held by whoever uses it."""

    day: date
    basis: Row
    connection: Connection | None = None
    lock: Lock = field(default_factory=Lock)
    is_forgotten: bool = False

    def close(self) -> None:
        """Drop the temporary tables with their connection; the caller holds the lock.

        A connection that cannot be closed is gone already, as that to a server that fell: nobody has to be told.
        """
        self.is_forgotten = True
        connection, self.connection = self.connection, None
        if connection is not None:
            with suppress(SQLAlchemyError):
                connection.close()


class PastDays:
    """The days that were asked for last. One day is worked out at a time, and used by one caller at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._days: OrderedDict[date, _Past] = OrderedDict()
        self._lock, self._deriving = Lock(), Lock()

    @contextmanager
    def open(self, day: date) -> Iterator[Connection]:
        """Give a connection that sees the ledger as of a day. Raises NotReadyError where that takes too long."""
        past = self._hold(day)
        try:
            if past.connection is None:
                with _patiently(self._deriving, day):
                    past.connection = _work_out(self._engine, past)
            yield past.connection
        finally:
            self._let_go(past)

    def _let_go(self, past: _Past) -> None:
        """Let go of the snapshot of the facts, and of a day whose connection was lost.

        The temporary tables went with it: SQLAlchemy would open another one, which answers as of today.
        """
        try:
            if past.connection is not None:
                past.connection.rollback()
        finally:
            try:
                self._drop_where_lost(past)
            finally:
                past.lock.release()

    def _drop_where_lost(self, past: _Past) -> None:
        if past.connection is not None and past.connection.invalidated:
            with self._lock:
                if self._days.get(past.day) is past:
                    del self._days[past.day]
            past.is_forgotten = True
        if past.is_forgotten:
            past.close()

    def close(self) -> None:
        """Forget all days."""
        with self._lock:
            self._forget(list(self._days))

    def _hold(self, day: date) -> _Past:
        """Return the day with its lock held; a day that was forgotten while we waited is asked for again."""
        while True:
            with self._engine.connect() as connection:
                basis, known = find_basis(connection, _OF_A_PAST_DAY), _last_known(connection, day)
            past = self._find(known, basis)
            if not past.lock.acquire(timeout=_PATIENCE_SECONDS):
                raise _not_ready(day)
            if not past.is_forgotten:
                return past
            past.lock.release()

    def _find(self, day: date, basis: Row) -> _Past:
        with self._lock:
            self._forget([key for key, past in self._days.items() if past.basis != basis])
            past = self._days.setdefault(day, _Past(day, basis))
            self._days.move_to_end(day)
            self._forget(list(self._days)[:-_MOST_DAYS])
            return past

    def _forget(self, days: list[date]) -> None:
        """Close what nobody uses; who uses one of the others closes it."""
        for day in days:
            past = self._days.pop(day)
            past.is_forgotten = True
            if past.lock.acquire(blocking=False):
                try:
                    past.close()
                finally:
                    past.lock.release()


@contextmanager
def _patiently(lock: Lock, day: date) -> Iterator[None]:
    if not lock.acquire(timeout=_PATIENCE_SECONDS):
        raise _not_ready(day)
    try:
        yield
    finally:
        lock.release()


def _not_ready(day: date) -> NotReadyError:
    return NotReadyError(f"the list as of {day} is being worked out (ask again in a few seconds)")


def _last_known(connection: Connection, day: date) -> date:
    """Return the last day up to `day` on which anything was published, filed or seen: since then nothing was new."""
    published = schema.articles.c.published
    filed = func.coalesce(filing_readings.c.received, filing_readings.c.signed)
    seen = func.substr(sightings.c.seen_at, 1, 10)
    days = (published, filed, seen)
    last = [connection.scalar(select(func.max(column)).where(column <= day.isoformat())) for column in days]
    known = [date.fromisoformat(told) for told in last if told]
    return max(known, default=date.min)


def _work_out(engine: Engine, past: _Past) -> Connection:
    """Return a connection of our own with the tables of a day."""
    connection = engine.connect()
    connection.detach()  # it never goes back among those that see today
    try:
        with drafting(connection):
            past.basis = find_basis(connection, _OF_A_PAST_DAY)
            draft = Draft(connection)
            fill_draft(connection, draft, past.day)
            _make_tables(connection)
            draft.move(past.basis)
            draft.drop()
    except BaseException:
        connection.close()
        raise
    return connection


def _make_tables(connection: Connection) -> None:
    """Make the derived tables again, as temporary ones; an index goes where its table is."""
    for table in tables.DERIVED:
        if table is tables.pledge_words:
            make_search(connection, temporary=True)
            continue
        made = str(CreateTable(table).compile(dialect=connection.dialect))
        connection.exec_driver_sql(made.strip().replace("CREATE TABLE", "CREATE TEMPORARY TABLE", 1))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))
