"""Fetch pages whose addresses strangers give: safely, politely, and with the reason where a page does not come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType

import httpx2

from onrecord.records import Capture
from onrecord.sources.transport.bodies import Caps, MemorySink, unpack_file
from onrecord.sources.transport.dialing import Reach
from onrecord.sources.transport.exchanging import AGENT, Answer
from onrecord.sources.transport.refusals import FetchError
from onrecord.sources.transport.timing import backoff
from onrecord.sources.transport.unpacking import ACCEPTED
from onrecord.sources.web.cache import Kept, PageCache
from onrecord.sources.web.following import follow
from onrecord.sources.web.media import decide_media_type
from onrecord.sources.web.outcomes import Fetched, Outcome, Refused, Unchanged, Validators
from onrecord.sources.web.paces import HostPaces
from onrecord.sources.web.robots import Robots
from onrecord.sources.web.statuses import refuse_status, refuse_wall
from onrecord.sources.web.urls import parse_url

__all__ = ["FetchOptions", "Fetcher"]

# It goes into a header, and stands in brackets there.
_CONTACT = re.compile(r"[^\W_][\w .,:/@+?=&%~-]{1,198}", re.ASCII)
_GIVEN = frozenset({200, 203})
_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, application/json;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """How pages are fetched: their `caps`, how many `tries` a passing failure gets, and whom servers may write to.

    Seconds: `apart` lie between two questions to a host, or what its robots.txt asks, up to `longest_apart`; a server
    that asks to wait is asked again in the same run up to `longest_wait`; a page kept for less than `fresh` is not
    asked for again. `contact` is told to sites; raises ValueError for one that cannot be.
    """

    caps: Caps = field(
        default=Caps(size=50_000_000, wire=20_000_000, seconds=60, idle=15, ratio=200, ratio_from=2_000_000)
    )
    tries: int = 3
    apart: float = 1.0
    longest_apart: float = 30.0
    longest_wait: float = 60.0
    fresh: float = 900.0
    contact: str = ""

    def __post_init__(self) -> None:
        if self.contact and not _CONTACT.fullmatch(self.contact):
            raise ValueError("a contact is an e-mail address or that of a page, in plain letters")


class Fetcher:
    """Fetches pages one by one; it may be used from several threads. Never raises for an address or server at fault.

    `reach` says which servers are asked and in whose time; `cache` keeps pages between two runs, None keeps none.
    """

    def __init__(
        self, reach: Reach | None = None, options: FetchOptions | None = None, cache: PageCache | None = None
    ) -> None:
        self._reach, self._options, self._cache = reach or Reach(), options or FetchOptions(), cache
        self._timing = self._reach.timing
        self._paces = HostPaces(self._timing)
        self._robots = Robots(self._reach, self._before_robots)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the oldest pages kept; no connection is open between two pages."""
        if self._cache is not None:
            self._cache.tidy()

    def fetch(self, url: str, *, known: Validators | None = None) -> Outcome:
        """Return the page at `url`, the word that it is as `known`, or the reason why it does not come.

        Without `known` a page that was kept is given again, once its server said that it is unchanged.
        """
        try:
            start = parse_url(url)
        except FetchError as error:
            return Refused(problem=error.problem)
        try:
            return self._fetch_patiently(url, start, known)
        except FetchError as error:
            at = error.problem.source
            problem = replace(error.problem, source=url, where=None if at in (url, url.strip()) else f"at {at}")
            return Refused(problem=problem, is_passing=error.is_passing, retry_after=error.retry_after)

    def _fetch_patiently(self, url: str, start: httpx2.URL, known: Validators | None) -> Fetched | Unchanged:
        kept = self._cache.find(str(start)) if self._cache is not None and known is None else None
        if kept is not None and (self._timing.now() - kept.obtained_at).total_seconds() < self._options.fresh:
            return _give(url, kept)
        for attempt in range(self._options.tries):
            try:
                return self._ask(url, start, known, kept)
            except FetchError as error:
                wait = max(error.retry_after or 0.0, backoff(attempt, self._timing))
                is_last = error.used_up or attempt == self._options.tries - 1
                if not error.is_passing or is_last or wait > self._options.longest_wait:
                    raise
            self._timing.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _ask(self, url: str, start: httpx2.URL, known: Validators | None, kept: Kept | None) -> Fetched | Unchanged:
        def before(here: httpx2.URL) -> Mapping[str, str]:
            self._wait(here, self._robots.check(here))
            is_kept = kept is not None and kept.url == str(here)
            return {**self._headers(), **_conditions(kept.validators if is_kept and kept else known)}

        with follow(start, before, self._reach, self._options.caps) as answer:
            if answer.status == 304 and kept is not None and kept.url == answer.url:
                return _give(url, kept)
            if answer.status == 304 and known:
                there = answer.url if answer.is_moved else None
                return Unchanged(validators=_validators(answer) or known, moved_to=there)
            self._check(answer)
            page = self._take(answer)
            self._keep(str(start), page, answer)
            return replace(_give(url, page), is_moved=answer.is_moved)

    def _before_robots(self, here: httpx2.URL) -> Mapping[str, str]:
        self._wait(here, 0.0)
        return self._headers()

    def _wait(self, here: httpx2.URL, asked: float) -> None:
        apart = max(self._options.apart, min(asked, self._options.longest_apart))
        self._paces.wait(here.host, apart)

    def _headers(self) -> dict[str, str]:
        agent = f"{AGENT} (+{self._options.contact})" if self._options.contact else AGENT
        return {"User-Agent": agent, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED}

    def _take(self, answer: Answer) -> Kept:
        sink = MemorySink()
        answer.copy_to(sink, self._options.caps)
        content = unpack_file(answer.url, sink.content, self._options.caps)
        refuse_wall(answer, content)
        return Kept(
            url=answer.url,
            media_type=decide_media_type(answer.url, answer.headers.get("content-type"), content),
            obtained_at=self._timing.now(),
            validators=_validators(answer),
            content=content,
        )

    def _keep(self, url: str, page: Kept, answer: Answer) -> None:
        if self._cache is None:
            return
        if "no-store" in answer.headers.get("cache-control", "").casefold():
            self._cache.drop(url)
        else:
            self._cache.keep(url, page)

    def _check(self, answer: Answer) -> None:
        if answer.status not in _GIVEN:
            raise refuse_status(answer, self._options.caps, self._timing.now())


def _conditions(known: Validators | None) -> dict[str, str]:
    named = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified} if known else {}
    return {name: value for name, value in named.items() if value}


def _validators(answer: Answer) -> Validators:
    return Validators(etag=answer.headers.get("etag"), last_modified=answer.headers.get("last-modified"))


def _give(url: str, page: Kept) -> Fetched:
    capture = Capture(
        content=page.content,
        source=url,
        media_type=page.media_type,
        how="fetched",
        url=page.url,
        obtained_at=page.obtained_at,
    )
    return Fetched(capture=capture, validators=page.validators)
