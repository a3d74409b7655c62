"""What following needs from outside: who fetches, what time it is, chance, and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from random import Random
from typing import Protocol

from onrecord.ledger.following.news import News
from onrecord.ledger.following.notices import Notice
from onrecord.ledger.following.visits import Visit
from onrecord.pledges.rewordings import ClaimChange
from onrecord.records import Article
from onrecord.sources.web import Outcome, Validators

__all__ = ["Counts", "Fetches", "Missed", "Moved", "PageChange", "Tools", "Words"]


class Fetches(Protocol):
    """Whoever brings a page: `onrecord.sources.web.Fetcher` does."""

    def fetch(self, url: str, *, known: Validators | None = None) -> Outcome:
        """Return the page, the word that it is as known, or the reason why it does not come."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """A page that was seen to show another article than before, and how their claims differ."""

    url: str
    seen_at: datetime
    before_id: str
    article: Article
    changes: tuple[ClaimChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A visit of which nothing came, why, and when the address is visited again. It may pass: it is no problem yet."""

    url: str
    why: str
    next_visit: datetime


class Words(Protocol):
    """Whoever puts into words what is to be told."""

    def tell_news(self, news: News) -> Notice:
        """Tell of a new gift, or of another standing."""
        ...

    def tell_change(self, change: PageChange) -> Notice:
        """Tell what a page claims otherwise than before."""
        ...

    def tell_gone(self, visit: Visit, now: datetime, *, is_back: bool) -> Notice:
        """Tell that a page is gone, or back."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A feed or sitemap that its server has moved for good, and where it is; it is read from there meanwhile."""

    url: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The outside, as arguments. `has_ended` says whether a process that holds leases is known to have ended."""

    fetcher: Fetches
    clock: Callable[[], datetime]
    random: Random
    words: Words
    has_ended: Callable[[str], bool] = lambda holder: False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a round did: lists and pages that came, that were as before, and visits that failed; addresses found; pages
    that told of gifts, that changed, that are gone; what is to be told; and visits that are `left` to the next round.

    >>> Counts(pages=1) + Counts(pages=2, failed=1) == Counts(pages=3, failed=1)
    True
    """

    lists: int = 0
    pages: int = 0
    unchanged: int = 0
    failed: int = 0
    found: int = 0
    telling: int = 0
    changed: int = 0
    gone: int = 0
    notices: int = 0
    problems: int = 0
    left: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of both."""
        return Counts(**{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(Counts)})

    @property
    def visits(self) -> int:
        """How many visits there were."""
        return self.lists + self.pages + self.unchanged + self.failed
