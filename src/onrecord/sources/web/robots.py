"""What a site asks of programs in its robots.txt (RFC 9309): which pages are not to be fetched, and how fast.

A site that answers that it has none (4xx) allows all; one that fails to answer (5xx, 429, no connection) allows
nothing for now, since nobody knows what it would say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

import httpx2
from protego import Protego

from onrecord.sources.transport.bodies import Caps, MemorySink
from onrecord.sources.transport.dialing import Reach
from onrecord.sources.transport.exchanging import Answer
from onrecord.sources.transport.refusals import FetchError
from onrecord.sources.transport.timing import read_retry_after
from onrecord.sources.web.following import Hop, follow
from onrecord.sources.web.refusals import robots_disallow, robots_unreachable

__all__ = ["AGENT_NAME", "Robots", "read_rules"]

AGENT_NAME = "onrecord"
"""The name by which a robots.txt may speak to us."""

# RFC 9309, 2.5: at least 500 KiB are read. What a site asks is kept for a day (2.4).
_MOST_BYTES = 500 * 1024
_CAPS = Caps(size=2_000_000, wire=2_000_000, seconds=30, idle=15)
_KEPT = timedelta(hours=24)
_USER_AGENT = re.compile(r"\s*user[-\s]?\s*agent\b\s*:?\s*([^#]*)", re.I)
# A redirect that is not followed, or a file without an end, is as good as none (RFC 9309, 2.3.1.2).
_AS_GOOD_AS_NONE = frozenset({"redirect_refused", "url_refused", "answer_too_large"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    rules: Protego
    until: datetime


class Robots:
    """Remembers what sites ask, and asks each once a day; may be used from several threads."""

    def __init__(self, reach: Reach, before: Hop) -> None:
        self._reach, self._before = reach, before
        self._lock = Lock()
        self._locks: dict[str, Lock] = {}
        self._known: dict[str, _Known] = {}

    def check(self, url: httpx2.URL) -> float:
        """Return how many seconds the site wants between two questions; raises FetchError where it refuses the page."""
        rules = self._rules_of(url)
        if not rules.can_fetch(str(url), AGENT_NAME):
            raise robots_disallow(str(url))
        return _delay_of(rules)

    def _rules_of(self, url: httpx2.URL) -> Protego:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        with self._lock_of(origin):
            known = self._known.get(origin)
            if known is None or known.until < self._reach.timing.now():
                known = _Known(rules=self._ask(origin), until=self._reach.timing.now() + _KEPT)
                self._known[origin] = known
            return known.rules

    @contextmanager
    def _lock_of(self, origin: str) -> Iterator[None]:
        """Let one thread ask a site, while the others wait for what it says."""
        with self._lock:
            lock = self._locks.setdefault(origin, Lock())
        with lock:
            yield

    def _ask(self, origin: str) -> Protego:
        sink = MemorySink()
        try:
            with follow(httpx2.URL(f"{origin}/robots.txt"), self._before, self._reach, _CAPS) as answer:
                self._check_status(answer)
                if answer.status < 300:
                    answer.copy_to(sink, _CAPS)
        except FetchError as error:
            if error.problem.code not in _AS_GOOD_AS_NONE:
                raise
        return read_rules(sink.content)

    def _check_status(self, answer: Answer) -> None:
        if answer.status == 429 or answer.status >= 500:
            error = robots_unreachable(answer.url, answer.status)
            error.retry_after = read_retry_after(answer.headers.get("retry-after"), self._reach.timing.now())
            raise error


def read_rules(content: bytes) -> Protego:
    """Return the rules of a robots.txt, of which those for other programs are left out.

    The parser's time grows with the product of names and rules: 500 kB of them took 330 seconds, so other names are
    one name here.

    >>> rules = read_rules(b"User-agent: a\\nUser-agent: onrecord\\nDisallow: /private")
    >>> [rules.can_fetch(f"https://example.org/{path}", AGENT_NAME) for path in ("private/x", "x")]
    [False, True]
    """
    text = content[:_MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
    return Protego.parse("\n".join(_without_others(text)))


def _without_others(text: str) -> Iterator[str]:
    for line in text.splitlines():
        named = _USER_AGENT.match(line)
        name = named[1].strip().casefold() if named else ""
        yield line if not named or name == "*" or name == AGENT_NAME else "User-agent: another"


def _delay_of(rules: Protego) -> float:
    rate = rules.request_rate(AGENT_NAME)
    apart = rate.seconds / rate.requests if rate and rate.requests > 0 else 0.0
    return max(apart, rules.crawl_delay(AGENT_NAME) or 0.0)
