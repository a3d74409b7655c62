"""RSS and Atom, read by feedparser from bytes: it never fetches anything."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import feedparser

from onrecord.records import Problem
from onrecord.sources.feeds.entries import MOST_ENTRIES, ListedPage, Listing, full_address, plain_text

__all__ = ["read_syndication"]


def read_syndication(content: bytes, url: str) -> Listing:
    """Return what an RSS or Atom feed names; addresses in it are whole, or stand as `url` says.

    >>> feed = b"<rss><channel><item><title>A gives</title><link>/a</link></item></channel></rss>"
    >>> read_syndication(feed, "https://a.example/feed.xml").pages[0].url
    'https://a.example/a'
    """
    parsed: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(content),
        response_headers={"content-location": url},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    language = _language(parsed.get("feed", {}).get("language"))
    pages = tuple(_pages(parsed.get("entries", ())[:MOST_ENTRIES], url, language))
    is_feed = bool(parsed.get("version")) or bool(pages)
    if not is_feed:
        return Listing(problems=(_no_feed(url),))
    return Listing(pages=pages, problems=(_damaged(url, parsed),) if _is_cut(parsed) else ())


def _pages(entries: Any, url: str, language: str | None) -> Iterator[ListedPage]:  # noqa: ANN401 - feedparser's own
    for entry in entries:
        link = entry.get("feedburner_origlink") or entry.get("link")
        address = full_address(url, link) or full_address(url, _permanent(entry))
        if address is None:
            continue
        yield ListedPage(
            url=address,
            title=plain_text(entry.get("title")),
            summary=plain_text(" ".join(_texts(entry))),
            language=_language(entry.get("language")) or _language(_title_language(entry)) or language,
            day=_day(entry),
        )


def _texts(entry: Mapping[str, Any]) -> Iterator[str]:
    """Yield the summary, and the whole text where the feed has it."""
    found = (entry.get("summary"), *(part.get("value") for part in entry.get("content") or ()))
    yield from dict.fromkeys(text for text in found if isinstance(text, str))


def _permanent(entry: Mapping[str, Any]) -> str | None:
    """The id of an entry without a link, where it is an address: an RSS guid that is said to be a permalink."""
    found = entry.get("id")
    return found if isinstance(found, str) and found.startswith(("http://", "https://")) else None


def _title_language(entry: Mapping[str, Any]) -> object:
    return (entry.get("title_detail") or {}).get("language")


def _language(text: object) -> str | None:
    """Return the first part of a language tag: "en" of "en-GB"."""
    return text.strip().lower().partition("-")[0] or None if isinstance(text, str) else None


def _day(entry: Mapping[str, Any]) -> date | None:
    found = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return date(*found[:3]) if found else None
    except ValueError:
        return None


def _is_cut(parsed: Mapping[str, Any]) -> bool:
    """Whether the feed is no whole XML; a wrong word for its encoding (CharacterEncodingOverride) is none of that."""
    return bool(parsed.get("bozo")) and "SAX" in type(parsed.get("bozo_exception")).__name__


def _damaged(url: str, parsed: Mapping[str, Any]) -> Problem:
    what = "the feed is no whole XML; what could be read of it was"
    where = getattr(parsed.get("bozo_exception"), "getLineNumber", lambda: None)()
    place = f"line {where}" if where else None
    return Problem(code="damaged_list", source=url, what=what, where=place, advice="tell its publisher")


def _no_feed(url: str) -> Problem:
    what = "what came is no feed: neither RSS nor Atom nor JSON Feed"
    return Problem(code="no_list", source=url, what=what, advice="look for the feed's address on the site")
