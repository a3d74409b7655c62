"""Feeds of what is new, of what changed and of what was corrected: Atom (RFC 4287) and JSON Feed 1.1.

Nothing in a feed comes from the clock: an entry is updated when its record changed, and a feed when its last entry was.
Ids are tag: URIs (RFC 4151), which stay when the site moves to another path, and are never used again.
"""

from __future__ import annotations

import html
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from onrecord.exports.xml_text import xml_text
from onrecord.extras import need
from onrecord.views.visible import visible, visible_line

__all__ = ["FEEDS", "FeedEntry", "FeedHead", "feed_head", "make_atom", "make_json_feed", "tag_id"]

FEEDS = ("new", "standings", "corrections")
"""New pledges, changed standings, corrections: a feed each, so that nobody must read all."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One piece of news: plain text, which the makers escape. `updated` is when the record changed.

    >>> FeedEntry(id="a", title="t", url="https://list.example/a", text="", updated=datetime(2025, 1, 2))
    Traceback (most recent call last):
    ...
    ValueError: updated needs a time zone
    """

    id: str
    title: str
    url: str
    text: str
    updated: datetime
    published: datetime | None = None

    def __post_init__(self) -> None:
        for name in ("updated", "published"):
            moment = getattr(self, name)
            if moment is not None and moment.tzinfo is None:
                raise ValueError(f"{name} needs a time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHead:
    """What a feed says of itself. `home` is the page beside it, `address` its own."""

    id: str
    title: str
    home: str
    address: str
    about: str = ""
    language: str = "en"


def tag_id(base: str, since: date, *parts: str) -> str:
    """Return a tag: URI of the site at `base`, whose owner had the domain on the day `since`: the same for good.

    >>> tag_id("https://list.example/gifts", date(2024, 11, 5), "pledge-0a1b", "due")
    'tag:list.example,2024-11-05:pledge-0a1b/due'
    """
    host = urlsplit(base).hostname or "localhost"
    return f"tag:{host},{since.isoformat()}:{'/'.join(parts)}"


def feed_head(name: str, base: str, since: date, *, title: str, about: str = "", language: str = "en") -> FeedHead:
    """Return the head of one of FEEDS for a site at `base`; the makers of the page word title and about."""
    if name not in FEEDS:
        raise ValueError(f"feed {name!r} is not one of {FEEDS}")
    place = base.rstrip("/")
    return FeedHead(
        id=tag_id(base, since, "feeds", name),
        title=title,
        home=f"{place}/",
        address=f"{place}/feeds/{name}",
        about=about,
        language=language,
    )


def make_atom(head: FeedHead, entries: Iterable[FeedEntry]) -> bytes:
    """Return an Atom feed, the newest first. Raises ExtraError where the web extra is not installed.

    >>> head = feed_head("new", "https://list.example", date(2024, 11, 5), title="New <gifts>")
    >>> moment = datetime(2025, 1, 2, tzinfo=UTC)
    >>> entry = FeedEntry(id="tag:list.example,2024-11-05:a", title="A & B", url="https://list.example/a", text="<b>",
    ...     updated=moment)
    >>> made = make_atom(head, [entry]).decode()
    >>> "<title>New &lt;gifts&gt;</title>" in made, "&amp;lt;b&amp;gt;" in made
    (True, True)
    """
    feedgenerator = need("feedgenerator", extra="web", by="an Atom feed")
    ordered = _newest_first(entries)
    feed = feedgenerator.Atom1Feed(
        title=_xml_line(head.title),
        link=head.home,
        description=_xml_line(head.about) or None,
        language=head.language,
        feed_url=f"{head.address}.atom",
        feed_guid=head.id,
        author_name="onrecord",
    )
    # Without entries the library would take the time of day.
    feed.latest_post_date = lambda: _last_change(ordered)
    for entry in ordered:
        feed.add_item(
            title=_xml_line(entry.title),
            link=entry.url,
            description=_as_html(entry.text),
            unique_id=entry.id,
            updateddate=entry.updated,
            pubdate=entry.published,
        )
    out = io.StringIO()
    feed.write(out, "utf-8")
    return out.getvalue().encode()


def make_json_feed(head: FeedHead, entries: Iterable[FeedEntry]) -> dict[str, Any]:
    """Return a JSON Feed 1.1, the newest first; texts are plain.

    >>> head = feed_head("corrections", "https://list.example", date(2024, 11, 5), title="Corrections")
    >>> make_json_feed(head, [])["feed_url"]
    'https://list.example/feeds/corrections.json'
    """
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _line(head.title),
        "home_page_url": head.home,
        "feed_url": f"{head.address}.json",
        **({"description": _line(head.about)} if head.about else {}),
        "language": head.language,
        "authors": [{"name": "onrecord"}],
        "items": [_item(entry) for entry in _newest_first(entries)],
    }


def _item(entry: FeedEntry) -> dict[str, str]:
    published = {"date_published": entry.published.isoformat()} if entry.published else {}
    return {
        "id": entry.id,
        "url": entry.url,
        "title": _line(entry.title),
        "content_text": visible(entry.text),
        **published,
        "date_modified": entry.updated.isoformat(),
    }


def _newest_first(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    """Order by the moment of the change, then by id, so that the same entries give the same bytes."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return sorted(by_id, key=lambda entry: entry.updated, reverse=True)


def _last_change(entries: list[FeedEntry]) -> datetime:
    return entries[0].updated if entries else _EPOCH


def _line(text: str) -> str:
    return visible_line(text)


def _xml_line(text: str) -> str:
    return xml_text(visible_line(text))


def _as_html(text: str) -> str:
    """Return plain text as HTML that shows just that text: a feed reader takes a summary for HTML."""
    paragraphs = (part.strip() for part in xml_text(visible(text)).split("\n\n"))
    return "".join(f"<p>{html.escape(part)}</p>" for part in paragraphs if part)
