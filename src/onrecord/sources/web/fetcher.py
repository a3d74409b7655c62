"""Fetch pages whose addresses strangers give: safely, politely, and with the reason where a page does not come."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import TracebackType

import httpx2

from onrecord.records import Capture
from onrecord.sources.transport.bodies import Caps, MemorySink
from onrecord.sources.transport.dialing import Reach
from onrecord.sources.transport.exchanging import AGENT, Answer, ask
from onrecord.sources.transport.refusals import FetchError, rate_limited, server_down
from onrecord.sources.transport.timing import backoff, read_retry_after
from onrecord.sources.transport.unpacking import ACCEPTED
from onrecord.sources.web.media import decide_media_type
from onrecord.sources.web.outcomes import Fetched, Outcome, Refused, Unchanged, Validators
from onrecord.sources.web.refusals import downgraded, not_there, redirect_refused, request_refused
from onrecord.sources.web.urls import join_url, parse_url

__all__ = ["FetchOptions", "Fetcher"]

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, application/json;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """How pages are fetched: their `caps`, how many `tries` a passing failure gets, and whom servers may write to.

    `longest_wait` is how many seconds a server may ask to wait before it is asked again in the same run.
    """

    caps: Caps = field(
        default=Caps(size=50_000_000, wire=20_000_000, seconds=60, idle=15, ratio=200, ratio_from=2_000_000)
    )
    tries: int = 3
    longest_wait: float = 60.0
    contact: str = ""


class Fetcher:
    """Fetches pages one by one; it may be used from several threads. Never raises for an address or server at fault."""

    def __init__(self, reach: Reach | None = None, options: FetchOptions | None = None) -> None:
        self._reach, self._options = reach or Reach(), options or FetchOptions()
        self._timing = self._reach.timing

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is kept open between two pages."""

    def fetch(self, url: str, *, known: Validators | None = None) -> Outcome:
        """Return the page at `url`, the word that it is as `known`, or the reason why it does not come."""
        try:
            return self._fetch_patiently(url, known or Validators())
        except FetchError as error:
            at = error.problem.source
            problem = replace(error.problem, source=url, where=None if at in (url, url.strip()) else f"at {at}")
            return Refused(problem=problem, is_passing=error.is_passing, retry_after=error.retry_after)

    def _fetch_patiently(self, url: str, known: Validators) -> Fetched | Unchanged:
        for attempt in range(self._options.tries):
            try:
                return self._follow(url, known)
            except FetchError as error:
                wait = max(error.retry_after or 0.0, backoff(attempt, self._timing))
                is_last = attempt == self._options.tries - 1
                if not error.is_passing or is_last or wait > self._options.longest_wait:
                    raise
            self._timing.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _follow(self, url: str, known: Validators) -> Fetched | Unchanged:
        here, caps = parse_url(url), self._options.caps
        cookies = httpx2.Cookies()  # some sites send round in circles whoever does not show what they set
        deadline = self._timing.ticks() + caps.seconds
        for _ in range(_MOST_REDIRECTS + 1):
            with ask(str(here), self._headers(known), self._reach, caps, cookies=cookies, deadline=deadline) as answer:
                if answer.status not in _REDIRECTS:
                    return self._take(url, answer, known)
                here = _follow_on(here, answer)
        raise redirect_refused(url, f"more than {_MOST_REDIRECTS} times")

    def _headers(self, known: Validators) -> dict[str, str]:
        headers = {"User-Agent": self._agent(), "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED}
        if known.etag:
            headers["If-None-Match"] = known.etag
        if known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        return headers

    def _agent(self) -> str:
        return f"{AGENT} (+{self._options.contact})" if self._options.contact else AGENT

    def _take(self, url: str, answer: Answer, known: Validators) -> Fetched | Unchanged:
        validators = Validators(etag=answer.headers.get("etag"), last_modified=answer.headers.get("last-modified"))
        if answer.status == 304 and known:
            return Unchanged(validators=validators or known)
        self._check(answer)
        sink = MemorySink()
        answer.copy_to(sink, self._options.caps)
        content = sink.content
        media_type = decide_media_type(answer.url, answer.headers.get("content-type"), content)
        capture = Capture(
            content=content,
            source=url,
            media_type=media_type,
            how="fetched",
            url=answer.url,
            obtained_at=self._timing.now(),
        )
        return Fetched(capture=capture, validators=validators)

    def _check(self, answer: Answer) -> None:
        status, url = answer.status, answer.url
        wait = read_retry_after(answer.headers.get("retry-after"), self._timing.now())
        if status == 429:
            raise rate_limited(url, wait)
        if status >= 500:
            error = server_down(url, f"it answers {status}")
            error.retry_after = wait
            raise error
        if status in _GONE:
            raise not_there(url, status)
        if status not in (200, 203):
            raise request_refused(url, status)


def _follow_on(here: httpx2.URL, answer: Answer) -> httpx2.URL:
    location = answer.headers.get("location", "")
    if not location:
        raise redirect_refused(str(here), "without saying where")
    try:
        there = join_url(here, location)
    except FetchError as error:
        raise redirect_refused(str(here), f"to what is not fetched: {error.problem.source}") from error
    if here.scheme == "https" and there.scheme == "http":
        raise downgraded(str(here), str(there))
    return there
