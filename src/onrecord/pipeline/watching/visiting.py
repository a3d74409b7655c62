"""Visit one address: a list, of which new pages are planned, or a page, which is read, recorded and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from onrecord.ledger import Ledger, Recorded, Run
from onrecord.ledger.following.notices import Notice
from onrecord.ledger.following.visits import Address, Visit, VisitEnd
from onrecord.pipeline.captures import read_capture
from onrecord.pipeline.watching import ends
from onrecord.pipeline.watching.choosing import choose_lists, choose_pages
from onrecord.pipeline.watching.schedule import next_of_list, next_of_page
from onrecord.pipeline.watching.tools import Counts, Missed, Moved, PageChange, Tools
from onrecord.pledges.origins.addresses import bare_address
from onrecord.pledges.rewordings import compare_claims
from onrecord.records import Article, Capture, Claim, DocumentReading, Problem, Reading
from onrecord.reference.confidence import load_confidence
from onrecord.sources.feeds import read_listing
from onrecord.sources.watchlist import Followed
from onrecord.sources.web import Fetched, Refused, Unchanged, Validators

__all__ = ["Visited", "Visiting"]

_GONE = "not_there"
"""The code of a page that its server does not have (404, 410)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """A visit that was made: what is kept of it, what is to be told, what it counts as; why nothing came for now, and
    where a list is for good.
    """

    end: VisitEnd
    counts: Counts
    told: tuple[Notice, ...] = ()
    missed: Missed | None = None
    moved: Moved | None = None


class Visiting:
    """Visits addresses for one round. What a page says is recorded before it is told of, so that a kill loses nothing:
    a visit that was not kept is made again, adds nothing that is known, and tells what was not told.
    """

    def __init__(self, ledger: Ledger, tools: Tools, run: Callable[[], Run]) -> None:
        self._ledger, self._tools, self._run = ledger, tools, run
        self.recorded = Recorded()

    def visit(self, visit: Visit, source: Followed | None) -> Visited:
        """Visit an address of a source; None for a page that no source names."""
        known = Validators(etag=visit.etag, last_modified=visit.last_modified)
        outcome = self._tools.fetcher.fetch(visit.url, known=known)
        now, random = self._tools.clock(), self._tools.random
        every = _every(visit, source)
        if isinstance(outcome, Fetched) and _is_sent_home(visit, outcome.capture):
            outcome = Refused(problem=_sent_home(visit), is_passing=False)
        if isinstance(outcome, Unchanged):
            end = ends.end_as_before(visit, outcome.validators or known, every, now, random)
            moved = Moved(url=visit.url, to=outcome.moved_to) if outcome.moved_to and _is_list(visit, source) else None
            return Visited(end=end, counts=Counts(unchanged=1), moved=moved)
        if isinstance(outcome, Refused):
            return self._refused(visit, outcome, every, now)
        if source is not None and _is_list(visit, source):
            return self._list(visit, outcome, source, now)
        return self._page(visit, outcome, every, now)

    def _refused(self, visit: Visit, refused: Refused, every: timedelta | None, now: datetime) -> Visited:
        random = self._tools.random
        if refused.problem.code == _GONE and visit.article_id is not None:
            self._ledger.note_gone(self._run(), visit.url, now)
            told = () if visit.gone_at else (self._tools.words.tell_gone(visit, now, is_back=False),)
            return Visited(end=ends.end_gone(visit, every, now, random), counts=Counts(gone=1), told=told)
        end = ends.end_failed(visit, refused, every, now, random)
        if refused.is_passing and end.next_visit is not None:
            missed = Missed(url=visit.url, why=refused.problem.what, next_visit=end.next_visit)
            return Visited(end=end, counts=Counts(failed=1), missed=missed)
        self._record([DocumentReading(source=visit.url, problems=(refused.problem,))])
        return Visited(end=end, counts=Counts(failed=1, problems=1))

    def _list(self, visit: Visit, fetched: Fetched, source: Followed, now: datetime) -> Visited:
        capture = fetched.capture
        listing = read_listing(capture.content, capture.url or visit.url, visit.kind)
        if listing.problems:
            self._record([DocumentReading(source=visit.url, problems=listing.problems)])
        if not listing.pages and not listing.lists and listing.problems:
            refused = Refused(problem=listing.problems[0], is_passing=False)
            end = ends.end_failed(visit, refused, source.every, now, self._tools.random)
            return Visited(end=end, counts=Counts(failed=1, problems=1))
        found = [
            *(
                Address(url=url, kind="sitemap", source=source.name)
                for url in choose_lists(listing, source, now.date())
            ),
            *(Address(url=p.url, kind="page", source=source.name) for p in choose_pages(listing, source, now.date())),
        ]
        end = ends.end_list(visit, fetched.validators, source.every, now, self._tools.random)
        moved = Moved(url=visit.url, to=capture.url) if fetched.is_moved and capture.url else None
        counts = Counts(lists=1, problems=len(listing.problems))
        return Visited(end=replace(end, found=tuple(found)), counts=counts, moved=moved)

    def _page(self, visit: Visit, fetched: Fetched, every: timedelta | None, now: datetime) -> Visited:
        readings = read_capture(fetched.capture)
        self._record(readings)
        article, claims = _of_one_page(readings)
        if visit.article_id is not None and _is_cut(readings):  # what stood in the rest of it is not withdrawn
            article = None
        change = self._compare(visit, article, claims, now)
        is_other = change is not None and bool(change.changes)
        tells = any(load_confidence().is_for_list(claim.confidence) for claim in claims)
        steps = 0 if is_other or visit.article_id is None else visit.steps + 1
        following = self._next_of_page(steps, every, now) if every or tells or visit.article_id else None
        end = ends.end_page(visit, fetched.validators, article.id if article else None, following, steps=steps)
        counts = Counts(
            pages=1, telling=int(tells), changed=int(is_other), problems=sum(len(one.problems) for one in readings)
        )
        return Visited(end=end, counts=counts, told=tuple(self._tell_page(visit, change, now)))

    def _next_of_page(self, steps: int, every: timedelta | None, now: datetime) -> datetime:
        random = self._tools.random
        return next_of_list(every, now, random) if every else next_of_page(steps, now, random)

    def _compare(
        self, visit: Visit, article: Article | None, claims: tuple[Claim, ...], now: datetime
    ) -> PageChange | None:
        if article is None or visit.article_id is None or article.id == visit.article_id:
            return None
        before = [claim for kept in self._ledger.list_articles([visit.article_id]) for claim in kept.claims]
        is_sure = load_confidence().is_for_list
        changes = compare_claims(
            [claim for claim in before if is_sure(claim.confidence)],
            [claim for claim in claims if is_sure(claim.confidence)],
        )
        return PageChange(url=visit.url, seen_at=now, before_id=visit.article_id, article=article, changes=changes)

    def _tell_page(self, visit: Visit, change: PageChange | None, now: datetime) -> Iterable[Notice]:
        if visit.gone_at is not None:
            yield self._tools.words.tell_gone(visit, now, is_back=True)
        if change is not None and change.changes:
            yield self._tools.words.tell_change(change)

    def _record(self, readings: Iterable[Reading]) -> None:
        self.recorded += self._ledger.record(self._run(), readings)


def _is_list(visit: Visit, source: Followed | None) -> bool:
    return source is not None and visit.kind != "page"


def _every(visit: Visit, source: Followed | None) -> timedelta | None:
    """How often an address is visited: as its source says, where it is the source; a page that it named has its own."""
    is_source = source is not None and (visit.kind != "page" or source.kind == "page")
    return source.every if source is not None and is_source else None


def _of_one_page(readings: Iterable[Reading]) -> tuple[Article | None, tuple[Claim, ...]]:
    """Return the article of a page with its claims; a page that holds several is no one article's."""
    pages = [one for one in readings if isinstance(one, DocumentReading) and one.article is not None]
    return (pages[0].article, pages[0].claims) if len(pages) == 1 else (None, ())


def _is_cut(readings: Iterable[Reading]) -> bool:
    return any(isinstance(one, DocumentReading) and one.is_cut for one in readings)


def _is_sent_home(visit: Visit, capture: Capture) -> bool:
    """Whether a server sends on to a front page who asks for an article: its way to say that there is none."""
    asked, came = bare_address(visit.url), bare_address(capture.url or visit.url)
    return visit.kind == "page" and asked is not None and came is None


def _sent_home(visit: Visit) -> Problem:
    what = "the server sends us on to its front page: there is no page at this address any more"
    return Problem(code="not_there", source=visit.url, what=what, advice="check it, or look in an archive")
