"""Fetch many addresses: several hosts at a time, each host by one after the other, given back in the order asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future
from threading import Condition, Thread

import httpx2

from onrecord.records import Problem
from onrecord.sources.web.outcomes import Outcome, Refused

__all__ = ["fetch_many"]

# A host is asked at most once a second, so that the number of hosts at a time bounds the speed, and not the machine.
_HOSTS_AT_A_TIME = 16
# How far ahead of what was handed on, so that few pages wait in memory.
_AHEAD = 64
_FAILURES_IN_A_ROW = 3


def fetch_many(
    urls: Sequence[str], fetch: Callable[[str], Outcome], *, ahead: int = _AHEAD
) -> Generator[Outcome, None, None]:
    """Yield what comes of each of `urls`, in their order. A host that fails three times in a row is left alone.

    >>> def fetch(url):
    ...     return Refused(problem=Problem(code="server_down", source=url, what="it is down"), is_passing=True)
    >>> urls = [f"https://a.example/{number}" for number in range(5)]
    >>> [outcome.problem.code for outcome in fetch_many(urls, fetch)]
    ['server_down', 'server_down', 'server_down', 'not_tried', 'not_tried']
    """
    board = _Board(urls, fetch, ahead)
    for _ in range(min(_HOSTS_AT_A_TIME, len(board.hosts))):
        Thread(target=board.work, daemon=True, name="fetch").start()
    try:
        for place in range(len(urls)):
            yield board.take(place)
    finally:
        board.close()


class _Board:
    """Which addresses wait, which hosts are being asked, and what came."""

    def __init__(self, urls: Sequence[str], fetch: Callable[[str], Outcome], ahead: int) -> None:
        self._urls, self._fetch, self._ahead = urls, fetch, ahead
        self._host_of = [_host(url) for url in urls]
        self._found: list[Future[Outcome]] = [Future() for _ in urls]
        self._waiting = dict.fromkeys(range(len(urls)))
        self._busy: set[str] = set()
        self._failed: Counter[str] = Counter()
        self._given = 0
        self._changed = Condition()
        self.hosts = set(self._host_of)

    def take(self, place: int) -> Outcome:
        """Return what came of the address at `place`, once it is there; others may be fetched in its stead."""
        outcome = self._found[place].result()
        self._found[place] = Future()  # let go of the page
        with self._changed:
            self._given = place + 1
            self._changed.notify_all()
        return outcome

    def close(self) -> None:
        """Let nothing further be fetched."""
        with self._changed:
            self._waiting.clear()
            self._changed.notify_all()

    def work(self) -> None:
        """Fetch what waits until nothing does."""
        while (place := self._next()) is not None:
            host = self._host_of[place]
            try:
                outcome = self._ask(host, self._urls[place])
            except Exception as error:  # noqa: BLE001 - a fault of ours on one page is no reason to lose the others
                outcome = _surprise(self._urls[place], error)
            self._found[place].set_result(outcome)
            with self._changed:
                self._busy.discard(host)
                self._changed.notify_all()

    def _next(self) -> int | None:
        with self._changed:
            while self._waiting:
                for place in self._waiting:
                    if place >= self._given + self._ahead:
                        break
                    if self._host_of[place] not in self._busy:
                        del self._waiting[place]
                        self._busy.add(self._host_of[place])
                        return place
                self._changed.wait()
            return None

    def _ask(self, host: str, url: str) -> Outcome:
        if self._failed[host] >= _FAILURES_IN_A_ROW:
            return _not_tried(url, host)
        outcome = self._fetch(url)
        is_failure = isinstance(outcome, Refused) and outcome.is_passing
        self._failed[host] = self._failed[host] + 1 if is_failure else 0
        return outcome


def _surprise(url: str, error: Exception) -> Refused:
    what = f"onrecord itself failed on this address ({type(error).__name__})"
    return Refused(problem=Problem(code="internal", source=url, what=what, advice="report it, with the address"))


def _not_tried(url: str, host: str) -> Refused:
    what = f"it was not asked for, since {host} failed {_FAILURES_IN_A_ROW} times in a row"
    problem = Problem(code="not_tried", source=url, what=what, advice="type the same command again later")
    return Refused(problem=problem, is_passing=True)


def _host(url: str) -> str:
    try:
        return httpx2.URL(url.strip()).host
    except (httpx2.InvalidURL, ValueError):
        return ""
