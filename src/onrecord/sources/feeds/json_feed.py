"""JSON Feed 1.1 (jsonfeed.org): a list of items, of which a page needs no more than an address."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.records import Problem
from onrecord.sources.feeds.days import read_day
from onrecord.sources.feeds.entries import MOST_ENTRIES, ListedPage, Listing, full_address, plain_text

__all__ = ["read_json_feed"]


def read_json_feed(content: bytes, url: str) -> Listing:
    """Return what a JSON Feed names; an item that is none, or that has no address, is passed over.

    >>> read_json_feed(b'{"items": [{"url": "/a", "title": "A gives"}]}', "https://a.example/feed.json").pages[0].title
    'A gives'
    """
    try:
        feed = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Listing(problems=(_refuse(url, "what came is no whole JSON"),))
    if not isinstance(feed, Mapping) or not isinstance(feed.get("items"), list):
        return Listing(problems=(_refuse(url, "what came is JSON, but no feed: it has no list of items"),))
    return Listing(pages=tuple(_pages(feed, url)))


def _pages(feed: Mapping[str, Any], url: str) -> Iterator[ListedPage]:
    language = _language(feed.get("language"))
    for item in feed["items"][:MOST_ENTRIES]:
        if not isinstance(item, Mapping):
            continue
        addresses = (item.get("url"), item.get("external_url"), _permanent(item))
        address = next((found for one in addresses if (found := full_address(url, one))), None)
        if address is None:
            continue
        yield ListedPage(
            url=address,
            title=plain_text(item.get("title")),
            summary=plain_text(" ".join(_texts(item))),
            language=_language(item.get("language")) or language,
            day=read_day(item.get("date_published") or item.get("date_modified")),
        )


def _permanent(item: Mapping[str, Any]) -> str | None:
    """The id of an item, where it is the address of its page."""
    name = item.get("id")
    return name if isinstance(name, str) and name.startswith(("http://", "https://")) else None


def _texts(item: Mapping[str, Any]) -> Iterator[str]:
    for key in ("summary", "content_text", "content_html"):
        if isinstance(item.get(key), str):
            yield item[key]


def _language(text: object) -> str | None:
    return text.strip().lower().partition("-")[0] or None if isinstance(text, str) else None


def _refuse(url: str, what: str) -> Problem:
    return Problem(code="no_list", source=url, what=what, advice="look for the feed's address on the site")
