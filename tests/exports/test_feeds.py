"""Feeds: stable ids, moments that come from the records alone, and hostile text that stays text."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from onrecord.exports.feeds import FEEDS, FeedEntry, FeedHead, feed_head, make_atom, make_json_feed, tag_id

SINCE = date(2024, 11, 5)
BASE = "https://list.example"
ATOM = "{http://www.w3.org/2005/Atom}"
OLD, NEW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(2025, 2, 3, 4, 5, 6, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> & \u202egnp\x00"

pytest.importorskip("feedgenerator", reason="the web extra is not installed")


def head(name: str = "new") -> FeedHead:
    return feed_head(name, BASE, SINCE, title="New gifts", about="What pages tell of first")


def entry(name: str, updated: datetime = OLD, text: str = "Varga Mills plans to give.") -> FeedEntry:
    return FeedEntry(
        id=tag_id(BASE, SINCE, name),
        title=f"Gift {name}",
        url=f"{BASE}/pledges/{name}",
        text=text,
        updated=updated,
        published=OLD,
    )


def atom(*entries: FeedEntry) -> etree._Element:
    return etree.fromstring(make_atom(head(), entries))


def test_a_feed_has_what_atom_asks_for() -> None:
    made = atom(entry("a"), entry("b", NEW))
    assert made.findtext(f"{ATOM}id") == "tag:list.example,2024-11-05:feeds/new"
    assert made.findtext(f"{ATOM}title") == "New gifts"
    assert made.findtext(f"{ATOM}updated") == NEW.isoformat()
    assert made.findtext(f"{ATOM}author/{ATOM}name") == "onrecord"
    links = {link.get("rel"): link.get("href") for link in made.findall(f"{ATOM}link")}
    assert links == {"alternate": f"{BASE}/", "self": f"{BASE}/feeds/new.atom"}
    first = made.find(f"{ATOM}entry")
    assert first is not None
    told = [first.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", "published")]
    assert told == ["tag:list.example,2024-11-05:b", "Gift b", NEW.isoformat(), OLD.isoformat()]


def test_a_feed_without_entries_is_of_no_day() -> None:
    assert atom().findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert make_atom(head(), []) == make_atom(head(), [])


def test_order_and_bytes_follow_from_the_entries_alone() -> None:
    entries = [entry("a"), entry("b", NEW), entry("c")]
    assert make_atom(head(), entries) == make_atom(head(), reversed(entries))
    made = make_json_feed(head(), reversed(entries))
    assert [one["title"] for one in made["items"]] == ["Gift b", "Gift a", "Gift c"]


def test_hostile_text_is_shown_and_does_nothing() -> None:
    made = atom(entry("a", text=HOSTILE))
    summary = made.find(f"{ATOM}entry/{ATOM}summary")
    assert summary is not None
    assert summary.get("type") == "html"
    shown = html.fromstring(summary.text or "")
    assert shown.text_content() == "<script>alert(1)</script> & ‹U+202E›gnp‹U+0000›"
    assert [one.tag for one in shown.iter()] == ["p"]


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_makes_a_feed(title: str, text: str) -> None:
    made = FeedEntry(id="tag:a,2024:b", title=title, url=f"{BASE}/a", text=text, updated=OLD)
    etree.fromstring(make_atom(head(), [made]))
    json.dumps(make_json_feed(head(), [made]), ensure_ascii=False).encode()


def test_a_json_feed_is_of_version_1_1() -> None:
    made = make_json_feed(head(), [entry("a")])
    assert made["version"] == "https://jsonfeed.org/version/1.1"
    assert made["items"] == [
        {
            "id": "tag:list.example,2024-11-05:a",
            "url": f"{BASE}/pledges/a",
            "title": "Gift a",
            "content_text": "Varga Mills plans to give.",
            "date_published": OLD.isoformat(),
            "date_modified": OLD.isoformat(),
        }
    ]


@pytest.mark.parametrize("name", FEEDS)
def test_each_feed_has_an_address_and_an_id_of_its_own(name: str) -> None:
    made = head(name)
    assert (made.address, made.id) == (f"{BASE}/feeds/{name}", f"tag:list.example,2024-11-05:feeds/{name}")


def test_another_feed_is_refused() -> None:
    with pytest.raises(ValueError, match="'news' is not one of"):
        head("news")
