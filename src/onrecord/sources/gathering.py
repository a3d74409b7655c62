"""Gather the captures that several sources name: files and folders, addresses of pages, and lists of addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.records import Capture, Problem
from onrecord.sources.finding import find_captures
from onrecord.sources.listing import Clock, FoundFile
from onrecord.sources.naming import name_path
from onrecord.sources.reading import MAX_BYTES, read_bytes
from onrecord.sources.remote import is_remote
from onrecord.sources.url_lists import is_list, is_url, read_list

if TYPE_CHECKING:
    from onrecord.sources.web import Outcome

__all__ = ["Gathering", "gather_captures"]

_LONGEST_LIST = 20_000_000
_LIST = "@"

Fetch = Callable[[str], "Outcome"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """How sources are read: `clock`, `stdin` and `max_bytes` as `find_captures` has them.

    `fetch` fetches one address, for several threads at once; where it is None, nothing is fetched.
    """

    clock: Clock | None = None
    stdin: BinaryIO | None = None
    max_bytes: int = MAX_BYTES
    fetch: Fetch | None = None


def gather_captures(sources: Iterable[str], how: Gathering) -> Iterator[Capture | Problem | FoundFile]:
    """Yield what `sources` name, in their order: as `find_captures` does, and the pages that addresses stand for.

    "@urls.txt" is a file with an address on each line, and standard input ("-") may be such a list. Addresses that
    follow each other are fetched several hosts at a time. Never raises for an input at fault.

    >>> [problem.code for problem in gather_captures(["https://example.org/a", "no/such/place.html"], Gathering())]
    ['offline', 'not_found']
    """
    for is_address, some in groupby(_expand(sources, how), _is_address):
        if is_address:
            yield from _fetch_all([address for address in some if isinstance(address, str)], how)
        else:
            for one in some:
                yield from _find(one, how) if isinstance(one, str) else (one,)


def _is_address(one: str | Capture | Problem | FoundFile) -> bool:
    return isinstance(one, str) and is_url(one) and not is_remote(one)


def _find(source: str, how: Gathering) -> Iterator[Capture | Problem | FoundFile]:
    return find_captures(source, clock=how.clock, stdin=how.stdin, max_bytes=how.max_bytes)


def _expand(sources: Iterable[str], how: Gathering) -> Iterator[str | Capture | Problem | FoundFile]:
    for source in sources:
        if source.startswith(_LIST) and len(source) > 1:
            yield from _expand_list(source.removeprefix(_LIST), how)
        elif source == "-":
            for found in _find(source, how):
                is_named = isinstance(found, Capture) and found.how == "stdin" and is_list(found.content)
                yield from read_list(found.content, "-") if is_named and isinstance(found, Capture) else (found,)
        else:
            yield source


def _expand_list(name: str, how: Gathering) -> Iterator[str | Problem]:
    if name == "-":
        found = next(_find(name, how))
        content = found.content if isinstance(found, Capture) else found
    else:
        content = read_bytes(Path(name), _LONGEST_LIST)
    if isinstance(content, bytes):
        yield from read_list(content, name_path(name))
    elif isinstance(content, Problem):
        yield content


def _fetch_all(urls: list[str], how: Gathering) -> Iterator[Capture | Problem]:
    if how.fetch is None:
        yield from (_offline(url) for url in urls)
        return
    # Reading files must not wait for a library that speaks to servers (0.1 s).
    from onrecord.sources.web import Fetched, Refused
    from onrecord.sources.web.many import fetch_many
    from onrecord.sources.web.media import is_feed

    for outcome in fetch_many(urls, how.fetch):
        if isinstance(outcome, Fetched):
            yield _feed(outcome.capture.source) if is_feed(outcome.capture.content) else outcome.capture
        elif isinstance(outcome, Refused):
            yield outcome.problem


def _feed(url: str) -> Problem:
    what, advice = "this is a feed or a sitemap: a list of pages, and no page", "follow it with `onrecord watch`"
    return Problem(code="is_feed", source=url, what=what, advice=advice)


def _offline(url: str) -> Problem:
    what, advice = "nothing is fetched from the web here", "leave --offline out, or save the page and name the file"
    return Problem(code="offline", source=name_path(url), what=what, advice=advice)
