"""What it means that a server does not give a page: its status, and what it shows in place of the page."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from onrecord.pages.walls import find_wall
from onrecord.sources.transport.bodies import Caps, MemorySink
from onrecord.sources.transport.exchanging import Answer
from onrecord.sources.transport.refusals import FetchError, rate_limited, server_down
from onrecord.sources.transport.timing import read_retry_after
from onrecord.sources.web.refusals import (
    challenged,
    needs_browser,
    not_free,
    not_there,
    request_refused,
    withheld,
)

__all__ = ["refuse_status", "refuse_wall"]

_GONE = frozenset({404, 410})
_NOT_FREE = frozenset({401, 402})
_WITHHELD = 451
_TOO_MANY = 429
# Statuses with which vendors send their challenges; behind some, asking again would only make it worse.
_CHALLENGES = frozenset({202, 401, 403, 405, 429, 503})
_MOST_OF_A_WALL = 300_000


def refuse_status(answer: Answer, caps: Caps, now: datetime) -> FetchError:
    """Return why an answer is no page, by its status and, where that may be a challenge, by what it shows."""
    status, url = answer.status, answer.url
    if status in _CHALLENGES and find_wall(_beginning(answer, caps), answer.headers) == "challenge":
        return challenged(url, status)
    if status in _GONE:
        return not_there(url, status)
    if status in _NOT_FREE:
        return not_free(url, status)
    if status == _WITHHELD:
        return withheld(url)
    if status == _TOO_MANY:
        return rate_limited(url, read_retry_after(answer.headers.get("retry-after"), now))
    if status < 500:
        return request_refused(url, status)
    return server_down(url, f"it answers {status}", read_retry_after(answer.headers.get("retry-after"), now))


def refuse_wall(answer: Answer, content: bytes) -> None:
    """Raise FetchError where a page that came is a wall: a challenge, or nothing that a program can read."""
    wall = find_wall(content, answer.headers)
    if wall == "challenge":
        raise challenged(answer.url, answer.status)
    if wall == "script":
        raise needs_browser(answer.url)


def _beginning(answer: Answer, caps: Caps) -> bytes:
    """Return what a refusal shows, as far as it is small and whole."""
    sink = MemorySink()
    with suppress(FetchError):
        answer.copy_to(sink, replace(caps, size=_MOST_OF_A_WALL, wire=_MOST_OF_A_WALL))
    return sink.content
