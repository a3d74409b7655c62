"""What a list of pages names: pages with what is said of them, and further lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit

from onrecord.records import Problem

__all__ = ["MOST_ENTRIES", "ListedPage", "Listing", "full_address", "plain_text"]

MOST_ENTRIES = 50_000
"""So many addresses a sitemap may name (sitemaps.org); what stands behind them in any list is passed over."""

_LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPage:
    """A page that a list names, with what the list says of it; `day` is when it was published, or else changed."""

    url: str
    title: str = ""
    summary: str = ""
    language: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list as it was read: `pages` in its order, `lists` that it names (with the day each changed), and `problems`.

    A problem does not make the rest wrong: a feed that ends in the middle names what stands before.
    """

    pages: tuple[ListedPage, ...] = ()
    lists: tuple[tuple[str, date | None], ...] = ()
    problems: tuple[Problem, ...] = ()


def full_address(base: str, address: object) -> str | None:
    """Return an address that a list names, whole; None where it is none that can be fetched.

    >>> full_address("https://a.example/feed.xml", "/gift")
    'https://a.example/gift'
    >>> full_address("https://a.example/feed.xml", "javascript:alert(1)") is None
    True
    """
    if not isinstance(address, str) or not address.strip():
        return None
    try:
        found = urljoin(base, address.strip())
        parts = urlsplit(found)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return found.partition("#")[0] if is_whole else None


def plain_text(text: object) -> str:
    """Return the beginning of a text on one line, or "" for what is none.

    >>> plain_text("  A  gives\\n to B ")
    'A gives to B'
    """
    return " ".join(text.split())[:_LONGEST_TEXT] if isinstance(text, str) else ""
