"""Follow an address to where its page is: a few redirects, each looked at as the address was that a stranger gave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import httpx2

from onrecord.sources.transport.bodies import Caps
from onrecord.sources.transport.dialing import Reach
from onrecord.sources.transport.exchanging import Answer, ask
from onrecord.sources.transport.refusals import FetchError
from onrecord.sources.web.refusals import downgraded, redirect_refused
from onrecord.sources.web.urls import join_url

__all__ = ["MOST_REDIRECTS", "Hop", "follow"]

MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})  # RFC 9110, 15.4.2 and 15.4.9

Hop = Callable[[httpx2.URL], Mapping[str, str]]
"""Called before each server is asked: returns the headers for it, or raises FetchError where it is not to be asked."""


@contextmanager
def follow(start: httpx2.URL, before: Hop, reach: Reach, caps: Caps) -> Iterator[Answer]:
    """Give the answer at the end of the way; raises FetchError for a way that is not gone.

    The seconds of `caps` hold for the whole way, without what `before` waits.
    """
    here, left, passed = start, caps.seconds, set[int]()
    cookies = httpx2.Cookies()  # some sites send round in circles whoever does not show what they set
    for _ in range(MOST_REDIRECTS + 1):
        headers = before(here)
        begun = reach.timing.ticks()
        with ask(str(here), headers, reach, caps, cookies=cookies, deadline=begun + left) as answer:
            if answer.status not in _REDIRECTS:
                answer.is_moved = bool(passed) and passed <= _FOR_GOOD
                yield answer
                return
            passed.add(answer.status)
            here = _follow_on(here, answer)
        left -= reach.timing.ticks() - begun
    raise redirect_refused(str(here), f"more than {MOST_REDIRECTS} times")


def _follow_on(here: httpx2.URL, answer: Answer) -> httpx2.URL:
    location = answer.headers.get("location", "")
    if not location:
        raise redirect_refused(str(here), "without saying where")
    try:
        there = join_url(here, location)
    except FetchError as error:
        raise redirect_refused(str(here), f"to {error.problem.source}: {error.problem.what}") from error
    if here.scheme == "https" and there.scheme == "http":
        raise downgraded(str(here), str(there))
    return there
