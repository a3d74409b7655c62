"""What a list of pages names: pages with what is said of them, and further lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

from onrecord.records import Problem

__all__ = ["MOST_ENTRIES", "ListedPage", "Listing", "full_address", "plain_text"]

MOST_ENTRIES = 50_000
"""So many addresses a sitemap may name (sitemaps.org); what stands behind them in any list is passed over."""

_LONGEST_TEXT = 10_000
_MOST_READ = 60_000
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
# What stands between a list and its pages names them: "https://search.example/url?url=https://post.example/a"
_PASSES_ON = "/url"


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
    except ValueError:
        return None
    return _passed_on(found) or found.partition("#")[0] if _is_whole(found) else None


def _passed_on(address: str) -> str | None:
    """Return the page that an address only leads to, as alerts of search engines have them: robots.txt closes those.

    >>> _passed_on("https://search.example/url?rct=j&url=https://post.example/a%3Fb&ct=ga")
    'https://post.example/a?b'
    """
    parts = urlsplit(address)
    named = parse_qs(parts.query) if parts.path == _PASSES_ON else {}
    page = next((named[key][0] for key in ("url", "q") if key in named), "")
    return page.partition("#")[0] if _is_whole(page) else None


def _is_whole(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def plain_text(text: object) -> str:
    """Return the beginning of a text on one line, without the HTML that feeds put into it, or "" for what is none.

    >>> plain_text("  A  gives\\n <p>to &Auml;pfel ")
    'A gives to Äpfel'
    """
    if not isinstance(text, str):
        return ""
    bare = unescape(_TAG.sub(" ", text[:_MOST_READ]))
    return " ".join(bare.split())[:_LONGEST_TEXT]
