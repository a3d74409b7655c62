"""One round: what is due is visited, host by host in turns, then gifts are made up to date and news is noted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from onrecord import __version__
from onrecord.ledger import Ledger, Recorded, Run
from onrecord.ledger.following.following import Following, host_lease
from onrecord.ledger.following.visits import KNOWN_PAGES, Address, Visit
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.pipeline.watching.schedule import next_of_page
from onrecord.pipeline.watching.tools import Counts, Missed, Moved, Tools
from onrecord.pipeline.watching.visiting import Visited, Visiting
from onrecord.sources.watchlist import Watchlist

__all__ = ["Watcher"]

_REST = timedelta(seconds=2)
"""So long a host is left alone between two processes."""


@dataclass(slots=True)
class _Turn:
    """The hosts that one round holds, and those that others hold."""

    held: set[str] = field(default_factory=set)
    busy: set[str] = field(default_factory=set)


class Watcher:
    """Follows what a list names, on one ledger, as the process called `holder`; others may do so at the same time."""

    def __init__(self, ledger: Ledger, watchlist: Watchlist, tools: Tools, holder: str) -> None:
        self._ledger, self._list, self._tools = ledger, watchlist, tools
        self._following: Following = ledger.follow(holder)
        self._by_name = {one.name: one for one in watchlist.sources}
        self._names = [*self._by_name, *([KNOWN_PAGES] if watchlist.revisits else [])]
        self._channels = watchlist.deliveries.channels()
        self._run: Run | None = None
        self._missed: list[Missed] = []
        self._moved: list[Moved] = []

    @property
    def following(self) -> Following:
        """What the ledger keeps of following."""
        return self._following

    @property
    def run(self) -> Run | None:
        """The run of the last round; None where nothing was recorded."""
        return self._run

    @property
    def missed(self) -> tuple[Missed, ...]:
        """Where nothing came in the last round, and may come later."""
        return tuple(self._missed)

    @property
    def moved(self) -> tuple[Moved, ...]:
        """The lists that came in the last round from where they have moved for good."""
        return tuple(self._moved)

    def round(self) -> Counts:
        """Visit what is due, at most so many as the list says, and note what is to be told; return what was done.

        What is derived is brought up to the facts first, which others may have added; a round that was cut short at
        any moment is completed by the next one. Raises LedgerError.
        """
        self._begin()
        turn, done = _Turn(), Counts()
        visiting = Visiting(self._ledger, self._tools, self._begin_run)
        try:
            for counts in self._visit_due(turn, visiting):
                done += counts
        finally:
            self._give_back(turn)
        self._end_run(visiting.recorded)
        self._keep_up()
        left = self._following.count_due(self._names, self._tools.clock())
        return done + Counts(notices=self._tell(), left=left)

    def seconds_to_next(self) -> float:
        """Return after how many seconds anything is due; a day where nothing is."""
        moment = self._following.find_next_moment(self._names)
        wait = (moment - self._tools.clock()).total_seconds() if moment else timedelta(days=1).total_seconds()
        return max(0.0, wait)

    def _begin(self) -> None:
        self._run, self._missed, self._moved = None, [], []
        now = self._tools.clock()
        self._keep_up()
        self._following.drop_ended(self._tools.has_ended)
        sources = [Address(url=one.url, kind=one.kind, source=one.name, rules=one.rules) for one in self._list.sources]
        self._following.begin(sources, now.date(), now, channels=self._channels)
        if self._list.revisits:
            moments = iter(lambda: next_of_page(0, now, self._tools.random), None)
            self._following.adopt(self._by_name, now, moments)

    def _keep_up(self) -> None:
        reader = reader_fingerprint()
        if self._ledger.is_stale(reader):
            self._ledger.keep_up(reader)

    def _tell(self) -> int:
        now = self._tools.clock()
        return self._following.tell(now.date(), now, self._tools.words.tell_news, self._channels)

    def _visit_due(self, turn: _Turn, visiting: Visiting) -> Iterator[Counts]:
        """Yield what each visit did. Lists name pages that are due at once, so it is asked again until nothing is."""
        left = self._list.most
        while left > 0:
            due = self._following.list_due(self._names, self._tools.clock(), left, without=turn.busy)
            if not due:
                return
            for visit in _in_turns(due):
                if self._take(visit.host, turn):
                    yield self._keep(visit, visiting.visit(visit, self._by_name.get(visit.source)), turn)
                    left -= 1

    def _take(self, host: str, turn: _Turn) -> bool:
        """Take or keep a host; what another process visits is left to it."""
        if host in turn.busy:
            return False
        if self._following.take(host_lease(host), self._tools.clock()):
            turn.held.add(host)
            return True
        turn.held.discard(host)
        turn.busy.add(host)
        return False

    def _keep(self, visit: Visit, visited: Visited, turn: _Turn) -> Counts:
        found = self._following.end_visit(
            visit, visited.end, self._tools.clock(), told=visited.told, channels=self._channels
        )
        if found is None:  # it took so long that another process took the host
            turn.held.discard(visit.host)
            turn.busy.add(visit.host)
            return Counts()
        if visited.missed is not None:
            self._missed.append(visited.missed)
        if visited.moved is not None:
            self._moved.append(visited.moved)
        return visited.counts + Counts(found=found, notices=len(visited.told))

    def _give_back(self, turn: _Turn) -> None:
        for host in sorted(turn.held):
            self._following.give_back(host_lease(host), self._tools.clock() + _REST)

    def _begin_run(self) -> Run:
        """Return the run of this round, which begins with the first thing that is recorded."""
        if self._run is None:
            self._run = self._ledger.begin_run(self._tools.clock(), version=__version__, reader=reader_fingerprint())
        return self._run

    def _end_run(self, recorded: Recorded) -> None:
        if self._run is not None:
            self._ledger.end_run(self._run, recorded, self._tools.clock())


def _in_turns(due: Iterable[Visit]) -> list[Visit]:
    """Return visits in turns over their hosts, so that one waits while others are visited; lists stay before pages."""
    met: defaultdict[tuple[bool, str], int] = defaultdict(int)
    placed = []
    for at, visit in enumerate(due):
        key = (visit.kind == "page", visit.host)
        placed.append((visit.kind == "page", met[key], at, visit))
        met[key] += 1
    return [visit for _, _, _, visit in sorted(placed, key=lambda one: one[:3])]
