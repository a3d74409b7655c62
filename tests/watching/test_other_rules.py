"""A list of sources that is not what it was: one is renamed, wanted otherwise, named after it was read, or gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.pipeline import read_capture, reader_fingerprint
from onrecord.sources.web import Fetched
from tests.watching.web import FEED, START, Web, feed, notices, page, source, watcher, watchlist

A, B = "https://post.example/2024/gift", "https://post.example/2024/ferry"
STORY = "Brackwell Lamps said on Monday that it will donate $1 million to Donald Trump's inaugural fund."
DONORS = source("page", A, name="Donors", hours=24)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        yield opened


@pytest.fixture
def web() -> Web:
    return Web(shown={FEED: feed(A), A: page(STORY), B: page("The ferry was late.", headline="Ferry late")})


def add_page(ledger: Ledger, web: Web, url: str) -> None:
    """Add a page as `onrecord add` does."""
    came = web.fetch(url)
    assert isinstance(came, Fetched)
    run = ledger.begin_run(START, version="0", reader=reader_fingerprint())
    ledger.record(run, read_capture(came.capture))
    ledger.keep_up(reader_fingerprint())
    web.take_asked()


def test_a_renamed_source_is_followed_on(ledger: Ledger, web: Web) -> None:
    watcher(ledger, web).round()
    web.take_asked()
    web.shown[FEED] = feed(A, B)
    web.wait(days=2)
    watcher(ledger, web, watchlist(source(name="The Harbour Post"))).round()
    assert sorted(web.take_asked()) == sorted([FEED, B, A])


def test_pages_that_wait_go_along_with_a_renamed_source(ledger: Ledger, web: Web) -> None:
    watcher(ledger, web, watchlist(most=1)).round()
    assert web.take_asked() == [FEED]
    web.wait(minutes=1)
    watcher(ledger, web, watchlist(source(name="The Harbour Post"))).round()
    assert web.take_asked() == [A]


def test_two_files_may_call_a_source_by_two_names(ledger: Ledger, web: Web) -> None:
    """Neither asks it more often than it is said to be."""
    for name in ("one", "two", "one", "two"):
        watcher(ledger, web, watchlist(source(name=name))).round()
        web.wait(seconds=5)
    assert web.take_asked().count(FEED) == 1


@pytest.mark.parametrize("url", [A, B])
def test_a_page_that_was_added_is_followed_once_it_is_named(ledger: Ledger, web: Web, url: str) -> None:
    add_page(ledger, web, url)
    named = watchlist(source("page", url, name="Donors", hours=24))
    watcher(ledger, web, named).round()
    assert web.take_asked() == [url]
    web.wait(days=1.2)
    watcher(ledger, web, named).round()
    assert web.take_asked() == [url]


def test_what_an_added_page_changed_before_it_was_named_is_told(ledger: Ledger, web: Web) -> None:
    add_page(ledger, web, A)
    web.shown[A] = page(STORY.replace("$1", "$4"))
    watcher(ledger, web, watchlist(DONORS)).round()
    assert next(kind for kind, _ in notices(ledger, web.now)) == "changed"


def test_a_page_of_a_feed_is_followed_as_often_as_it_is_said_to_be_once_it_is_named(ledger: Ledger, web: Web) -> None:
    watcher(ledger, web).round()
    web.take_asked()
    both = watchlist(source(hours=9999), source("page", A, name="Donors", hours=2))
    for _ in range(3):
        web.wait(hours=3)
        watcher(ledger, web, both).round()
    assert web.take_asked().count(A) == 3


@pytest.mark.parametrize(
    ("before", "after"),
    [({"words": ("lamps",)}, {"words": ("ferry",)}), ({"language": "fr"}, {})],
    ids=["words", "none"],
)
def test_a_list_is_read_anew_once_other_pages_are_wanted(
    ledger: Ledger, web: Web, before: dict[str, object], after: dict[str, object]
) -> None:
    """Its server would say that it is as before."""
    web.shown[FEED] = feed(B).replace(b"<title>The Post</title>", b"<title>The Post</title><language>en</language>")
    watcher(ledger, web, watchlist(replace(source(hours=24), **before))).round()  # type: ignore[arg-type]
    assert web.take_asked() == [FEED]
    web.wait(minutes=10)
    watcher(ledger, web, watchlist(replace(source(hours=24), **after))).round()  # type: ignore[arg-type]
    assert web.take_asked() == [FEED, B]


def test_files_with_other_rules_for_one_source_do_not_ask_it_each_time(ledger: Ledger, web: Web) -> None:
    for words in (("a",), ("b",)) * 3:
        watcher(ledger, web, watchlist(source(words=words))).round()
        web.wait(seconds=30)
    assert web.take_asked().count(FEED) == 1


def test_pages_of_a_source_that_is_followed_no_more_are_visited_on(ledger: Ledger, web: Web) -> None:
    watcher(ledger, web).round()
    web.take_asked()
    web.wait(days=2)
    other = watchlist(source(url="https://tide.example/feed", name="Tide"))
    watcher(ledger, web, other).round()
    assert A not in web.take_asked()
    web.wait(days=8)
    watcher(ledger, web, other).round()
    assert A in web.take_asked()


def test_a_clock_that_was_ahead_puts_nothing_off(ledger: Ledger, web: Web) -> None:
    web.now = START + timedelta(days=400)
    watcher(ledger, web).round()
    web.take_asked()
    web.now = START
    watcher(ledger, web).round()
    assert web.take_asked() == [FEED, A]
    web.wait(minutes=1)
    watcher(ledger, web).round()
    assert web.take_asked() == []
