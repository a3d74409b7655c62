"""Following, as a ledger keeps it: what is visited next, by whom, what is to be told, and what was delivered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine

from onrecord.ledger.following import channels as channel_marks
from onrecord.ledger.following import leases, news, notices, swept, visits
from onrecord.ledger.following.news import Wording
from onrecord.ledger.following.notices import KeptNotice, Notice
from onrecord.ledger.following.sources import follow_sources
from onrecord.ledger.following.visits import Address, Visit, VisitEnd
from onrecord.ledger.stores.store import Store, plain_errors
from onrecord.ledger.stores.using import begin_writing

__all__ = ["Following", "host_lease"]

_TELLING = "telling"


@dataclass(frozen=True, slots=True)
class Following:
    """What a ledger keeps of following. `holder` names this process among those that work on the ledger.

    Each method is one transaction. Every moment is an argument: nothing here looks at a clock. Raises LedgerError.
    """

    engine: Engine
    store: Store
    holder: str

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with plain_errors(self.store), begin_writing(self.engine) as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_errors(self.store), self.engine.connect() as connection:
            yield connection

    def begin(self, sources: Iterable[Address], today: date, now: datetime, *, channels: Iterable[str] = ()) -> None:
        """Follow these sources from now on, and tell what is noted by these channels, whoever notes it.

        What the ledger holds at the first beginning is taken for told.
        """
        with self._writing() as connection:
            news.begin_telling(connection, today, now)
            channel_marks.keep_channels(connection, channels, now)
            follow_sources(connection, sources, now)

    def is_swept(self, key: str) -> bool:
        """Return whether a piece of an archive is noted as swept."""
        with self._reading() as connection:
            return swept.is_swept(connection, key)

    def note_swept(self, keys: Iterable[str], now: datetime) -> None:
        """Note pieces of archives as swept, once all that they gave is recorded."""
        with self._writing() as connection:
            swept.note_swept(connection, keys, now)

    def adopt(self, sources: Iterable[str], now: datetime, next_visits: Iterable[datetime]) -> int:
        """Plan visits to pages that tell of known gifts and that nobody visits; return how many.

        `sources` are those that this process follows: their pages are visited."""
        with self._writing() as connection:
            return visits.adopt_pages(connection, sources, now, next_visits)

    def drop_ended(self, has_ended: Callable[[str], bool]) -> None:
        """Free what processes hold that have ended, as far as anybody can tell."""
        with self._reading() as connection:
            ended = [holder for holder in leases.find_holders(connection) if has_ended(holder)]
        if ended:
            with self._writing() as connection:
                leases.drop_holders(connection, ended)

    def list_due(self, sources: Iterable[str], now: datetime, most: int, *, without: Iterable[str] = ()) -> list[Visit]:
        """Return what of these sources is to be visited by now, lists first; nothing on the hosts named `without`."""
        with self._reading() as connection:
            return visits.find_due(connection, sources, now, most, without)

    def count_due(self, sources: Iterable[str], now: datetime) -> int:
        """Return how much of these sources is to be visited by now."""
        with self._reading() as connection:
            return visits.count_due(connection, sources, now)

    def find_next_moment(self, sources: Iterable[str]) -> datetime | None:
        """Return when anything of these sources is to be visited first."""
        with self._reading() as connection:
            return visits.find_next_moment(connection, sources)

    def take(self, name: str, now: datetime) -> bool:
        """Take or keep a lease; return False where another process holds it."""
        with self._writing() as connection:
            return leases.take_lease(connection, name, self.holder, now)

    def give_back(self, name: str, free_from: datetime) -> None:
        """Let go of a lease, which nobody takes before `free_from`."""
        with self._writing() as connection:
            leases.give_back(connection, name, self.holder, free_from)

    def end_visit(
        self, visit: Visit, end: VisitEnd, now: datetime, *, told: Iterable[Notice] = (), channels: Iterable[str] = ()
    ) -> int | None:
        """Keep what a visit ended with and what is to be told of it, by these `channels` and by those of others; return
        how many new addresses it found.

        None where another process took the host meanwhile: then it is that one's to visit.
        """
        with self._writing() as connection:
            if not leases.holds_lease(connection, host_lease(visit.host), self.holder):
                return None
            by = channel_marks.find_channels(connection, channels, now)
            notices.keep_notices(connection, told, by, now)
            return visits.end_visit(connection, visit, end, now)

    def tell(self, today: date, now: datetime, word: Wording, channels: Iterable[str]) -> int:
        """Keep notices of new gifts and changed standings as of a day; return how many.

        One process tells at a time; what another one tells is told.
        """
        with self._reading() as connection:
            if not news.find_news(connection, today):
                return 0
        with self._writing() as connection:
            if not leases.take_lease(connection, _TELLING, self.holder, now):
                return 0
            by = channel_marks.find_channels(connection, channels, now)
            kept = news.tell_news(connection, news.find_news(connection, today), word, by, now)
            leases.give_back(connection, _TELLING, self.holder, now)
            return kept

    def list_waiting(self, channel: str, now: datetime, most: int) -> list[KeptNotice]:
        """Return what a channel is to deliver by now, first noted first."""
        with self._reading() as connection:
            return notices.find_waiting(connection, channel, now, most)

    def count_waiting(self, channel: str, now: datetime) -> int:
        """Return how many notices a channel is to deliver by now."""
        with self._reading() as connection:
            return notices.count_waiting(connection, channel, now)

    def list_last(self, most: int) -> list[KeptNotice]:
        """Return the last notices, the last first."""
        with self._reading() as connection:
            return notices.find_last(connection, most)

    def mark_delivered(self, channel: str, ids: Iterable[str], now: datetime) -> None:
        """Note that a channel took notices."""
        with self._writing() as connection:
            notices.mark_delivered(connection, channel, ids, now)
            channel_marks.end_rest(connection, channel)

    def mark_failed(self, channel: str, ids: Iterable[str], problem: str, next_attempt: datetime | None) -> None:
        """Note that a channel did not take notices, and when to try again; None gives up."""
        with self._writing() as connection:
            notices.mark_failed(connection, channel, ids, problem, next_attempt)

    def rest(self, channel: str, until: datetime) -> None:
        """Leave a channel alone that did not work, with all that waits for it."""
        with self._writing() as connection:
            channel_marks.rest(connection, channel, until)

    def rests(self, channel: str, now: datetime) -> bool:
        """Return whether a channel is to be left alone for now."""
        with self._reading() as connection:
            return channel_marks.rests(connection, channel, now)


def host_lease(host: str) -> str:
    """Return the name of the lease of a host."""
    return f"host:{host}"
