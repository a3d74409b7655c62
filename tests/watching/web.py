"""A web of a few pages that tests write, and a clock that they turn: no server, no waiting."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from onrecord.ledger import Ledger
from onrecord.pipeline.watching import Tools, Watcher
from onrecord.records import Capture, Problem
from onrecord.sources.watchlist import Deliveries, Followed, Watchlist
from onrecord.sources.web import Fetched, Outcome, Refused, Unchanged, Validators
from onrecord.views.notices import NoticeWords

START = datetime(2024, 12, 16, 9, 0, tzinfo=UTC)
FEED = "https://post.example/feed.xml"


def page(
    story: str, *, headline: str = "Gifts to the fund", day: str = "2024-12-16", outlet: str = "The Post"
) -> bytes:
    """Return a page of an invented paper that tells a story."""
    paragraphs = "".join(f"<p>{part}</p>" for part in story.split("¶"))
    return (
        f'<!doctype html><html lang="en"><head><title>{headline}</title>'
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{day}T08:00:00Z"></head>'
        f"<body><article><h1>{headline}</h1>{paragraphs}</article></body></html>"
    ).encode()


def feed(*urls: str, title: str = "A gift") -> bytes:
    """Return an RSS feed that names pages."""
    items = "".join(f"<item><title>{title}</title><link>{url}</link></item>" for url in urls)
    return f'<rss version="2.0"><channel><title>The Post</title>{items}</channel></rss>'.encode()


@dataclass
class Web:
    """Addresses with what they show: bytes, or a code of a problem. `asked` tells who asked for what, in order."""

    shown: dict[str, bytes | str] = field(default_factory=dict)
    now: datetime = START
    asked: list[str] = field(default_factory=list)
    retry_after: float | None = None
    sent_to: dict[str, str] = field(default_factory=dict)

    def fetch(self, url: str, *, known: Validators | None = None) -> Outcome:
        self.asked.append(url)
        self.now += timedelta(seconds=1)
        found = self.shown.get(url, "not_there")
        if isinstance(found, str):
            problem = Problem(code=found, source=url, what="it did not come")
            return Refused(problem=problem, is_passing=found == "server_down", retry_after=self.retry_after)
        validators = Validators(etag=f'"{hashlib.sha256(found).hexdigest()[:12]}"')
        if known == validators:
            return Unchanged(validators=validators, moved_to=self.sent_to.get(url))
        capture = Capture(
            content=found,
            source=url,
            media_type="text/html",
            how="fetched",
            url=self.sent_to.get(url, url),
            obtained_at=self.now,
        )
        return Fetched(capture=capture, validators=validators)

    def clock(self) -> datetime:
        return self.now

    def wait(self, **length: float) -> None:
        self.now += timedelta(**length)

    def take_asked(self) -> list[str]:
        """Return what was asked for since this was called last."""
        found, self.asked = self.asked, []
        return found


def source(
    kind: str = "feed", url: str = FEED, *, name: str = "The Post", hours: float = 1, words: Iterable[str] = ()
) -> Followed:
    """Return a source."""
    return Followed(name=name, url=url, kind=kind, every=timedelta(hours=hours), words=tuple(words))


def watchlist(*sources: Followed, most: int = 200, revisits: bool = True) -> Watchlist:
    """Return a list of sources that is told on the terminal."""
    return Watchlist(sources=sources or (source(),), deliveries=Deliveries(), most=most, revisits=revisits)


def watcher(
    ledger: Ledger,
    web: Web,
    wanted: Watchlist | None = None,
    *,
    holder: str = "one",
    has_ended: Callable[[str], bool] = lambda holder: False,
) -> Watcher:
    """Return who follows sources on a ledger."""
    tools = Tools(fetcher=web, clock=web.clock, random=Random(7), words=NoticeWords(), has_ended=has_ended)
    return Watcher(ledger, wanted or watchlist(), tools, holder)


def notices(ledger: Ledger, at: datetime) -> list[tuple[str, str]]:
    """Return the kinds and titles of what waits to be told on the terminal."""
    waiting = ledger.follow("test").list_waiting("terminal", at, 100)
    return [(one.kind, one.title) for one in waiting]
