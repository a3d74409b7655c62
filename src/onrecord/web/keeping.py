"""Pages kept for a while: one that was made is not made again as long as the ledger is the same."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

__all__ = ["KeptPage", "KeptPages", "Seen", "has_tag", "make_tag"]

_ADDRESSES = 20_000
"""Addresses of which the tag is known that they had last."""


def make_tag(*parts: str) -> str:
    """Return the ETag of what follows from `parts`; weak, since a proxy may pack the page.

    >>> make_tag("version", "en", "/funds") == make_tag("version", "fr", "/funds")
    False
    """
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]}"'


def has_tag(if_none_match: str, tag: str) -> bool:
    """Whether a browser that sends this header has the page of the tag.

    >>> has_tag('W/"b", "a"', 'W/"a"'), has_tag("*", 'W/"a"'), has_tag("", 'W/"a"')
    (True, True, False)
    """
    told = {part.strip().removeprefix("W/") for part in if_none_match.split(",")}
    return "*" in told or tag.removeprefix("W/") in told


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What was sent: the bytes, what they are, and whether a browser is to save them under a name."""

    body: bytes
    media_type: str | None
    disposition: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """The tag that an address had when the ledger was of a `version`, and what its page shows (`Visit.answer`)."""

    version: str
    tag: str
    subjects: tuple[str, ...] = ()


class KeptPages:
    """The pages and pictures that were asked for last, by their tags; no more than `most` bytes of them.

    >>> pages = KeptPages(most=10)
    >>> pages.keep("a", KeptPage(b"12345678", "text/html")), pages.keep("b", KeptPage(b"1234", "text/csv"))
    (None, None)
    >>> pages.find("a"), pages.find("b")
    (None, KeptPage(body=b'1234', media_type='text/csv', disposition=None))
    """

    def __init__(self, most: int = 32 * 1024 * 1024) -> None:
        self._most, self._held = most, 0
        self._pages: OrderedDict[str, KeptPage] = OrderedDict()
        self._seen: OrderedDict[str, Seen] = OrderedDict()
        self._lock = Lock()

    def seen(self, address: str) -> Seen | None:
        """Return what was seen of an address last, or None."""
        with self._lock:
            return self._seen.get(address)

    def see(self, address: str, seen: Seen) -> None:
        """Remember the tag of an address; those that were seen longest ago are let go of."""
        with self._lock:
            self._seen[address] = seen
            self._seen.move_to_end(address)
            if len(self._seen) > _ADDRESSES:
                self._seen.popitem(last=False)

    def find(self, tag: str) -> KeptPage | None:
        """Return the page of a tag, or None."""
        with self._lock:
            found = self._pages.get(tag)
            if found is not None:
                self._pages.move_to_end(tag)
            return found

    def keep(self, tag: str, page: KeptPage) -> None:
        """Keep a page, and let go of those that were asked for longest ago."""
        with self._lock:
            if (known := self._pages.pop(tag, None)) is not None:
                self._held -= len(known.body)
            self._pages[tag] = page
            self._held += len(page.body)
            while self._held > self._most and self._pages:
                self._held -= len(self._pages.popitem(last=False)[1].body)
