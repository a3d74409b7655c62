"""Rounds: what is due is visited, what is new is read, pages of gifts are visited again, and news is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.ledger.following.schema import FOLLOWING
from onrecord.pipeline import read_capture, reader_fingerprint
from onrecord.pipeline.watching import Counts
from onrecord.pipeline.watching.schedule import MOST_FAILURES
from onrecord.records import Judgement
from onrecord.sources.web import Fetched
from tests.watching.web import FEED, START, Web, feed, notices, page, source, watcher, watchlist

A, B = "https://post.example/2024/gift", "https://post.example/2024/ferry"
ONE_MILLION = "Lumenforge said on Monday that it will donate $1 million to Donald Trump's inaugural fund."
TWO_MILLION = ONE_MILLION.replace("$1 million", "$2 million")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        yield opened


@pytest.fixture
def web() -> Web:
    """A feed that names a page with a gift and one without."""
    return Web(shown={FEED: feed(A, B), A: page(ONE_MILLION), B: page("The ferry was late.", headline="Ferry late")})


def kinds(ledger: Ledger, web: Web) -> list[str]:
    return [kind for kind, _ in notices(ledger, web.now)]


def test_new_pages_are_read_and_new_gifts_told(ledger: Ledger, web: Web) -> None:
    assert watcher(ledger, web).round() == Counts(lists=1, pages=2, found=2, telling=1, notices=1)
    assert web.take_asked() == [FEED, B, A]
    assert notices(ledger, web.now) == [("new", "Lumenforge: 1,000,000 USD, us-inaugural-2025, planned")]
    assert ledger.verify().holds


def test_what_is_not_due_is_left_alone(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web)
    follower.round()
    web.take_asked()
    web.wait(minutes=30)
    assert follower.round() == Counts()
    web.wait(hours=1)
    assert follower.round() == Counts(unchanged=1)
    assert web.take_asked() == [FEED]


def test_a_list_that_is_as_before_where_it_moved_to_is_told_as_moved(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web)
    follower.round()
    web.sent_to[FEED] = "https://post.example/news.xml"
    web.wait(hours=2)
    assert follower.round() == Counts(unchanged=1)
    assert [(one.url, one.to) for one in follower.moved] == [(FEED, "https://post.example/news.xml")]


def test_an_address_is_never_fetched_twice_as_new(ledger: Ledger, web: Web) -> None:
    other = "https://tide.example/feed"
    web.shown[other] = feed(A + "?utm_source=tide", "http://www.post.example/2024/gift/#top", B)
    watcher(ledger, web, watchlist(source(), source(url=other, name="Tide"))).round()
    assert sorted(web.take_asked()) == sorted([FEED, other, A, B])


def add_page(ledger: Ledger, web: Web, **how: str | None) -> None:
    """Add the page with the gift as `onrecord add` does."""
    came = web.fetch(A)
    assert isinstance(came, Fetched)
    run = ledger.begin_run(START, version="0", reader=reader_fingerprint())
    ledger.record(run, read_capture(replace(came.capture, **how)))  # type: ignore[arg-type]
    ledger.keep_up(reader_fingerprint())
    web.take_asked()


def test_a_page_that_was_added_by_its_address_is_not_fetched_as_new(ledger: Ledger, web: Web) -> None:
    add_page(ledger, web)
    watcher(ledger, web).round()
    assert web.take_asked() == [FEED, B]


def test_only_what_is_wanted_is_read(ledger: Ledger, web: Web) -> None:
    watcher(ledger, web, watchlist(source(words=["ferry"]))).round()
    assert web.take_asked() == [FEED, B]


def test_a_round_has_a_cap_and_the_next_goes_on(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web, watchlist(most=2))
    assert follower.round().left == 1
    assert web.take_asked() == [FEED, B]
    web.wait(minutes=1)
    follower.round()
    assert web.take_asked() == [A]


def test_pages_of_gifts_are_visited_ever_less_often(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web, watchlist(source(hours=24 * 1000)))
    visited: list[float] = []
    for _ in range(6):
        follower.round()
        visited += [(web.now - START) / timedelta(days=1) for url in web.take_asked() if url == A]
        web.wait(seconds=follower.seconds_to_next() + 1)
    rests = [later - sooner for sooner, later in pairwise(visited)]
    assert [round(rest) for rest in rests[:3]] == pytest.approx([1, 3, 7], abs=1)
    assert rests[3] == pytest.approx(30, abs=4)
    assert rests[4] == pytest.approx(90, abs=10)


def test_a_page_without_gifts_is_visited_again_once_a_person_finds_one(ledger: Ledger, web: Web) -> None:
    # A pronoun, no sum, and a party of no registry: far below what the list takes.
    web.shown[A] = page("Lumenforge makes lamps. It gave to the Harbour Party.")
    follower = watcher(ledger, web)
    assert follower.round().telling == 0
    (unsure,) = ledger.list_claims()
    web.take_asked()
    at = web.now
    ledger.judge(Judgement(kind="claim", subject=unsure.id, decision="accept", by="ann", at=at, why="read it"))
    ledger.judge(Judgement(kind="claim", subject=unsure.id, decision="accept", by="bo", at=at, why="read it"))
    web.wait(days=2)
    follower.round()
    assert A in web.take_asked()


def test_a_changed_page_is_kept_and_the_difference_told(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web)
    follower.round()
    first = next(ledger.list_claims()).article_id
    web.wait(days=1.2)
    web.shown[A] = page(TWO_MILLION)
    assert follower.round().changed == 1
    (told,) = [one for one in ledger.follow("x").list_last(9) if one.kind == "changed"]
    assert "amount was 1,000,000 USD, now is 2,000,000 USD" in told.text
    assert told.data["changes"][0]["fields"] == ["amount"]
    seen = ledger.list_sightings(first)
    assert [one.article_id for one in seen] == [first, told.data["after"]]
    assert ledger.verify().holds


def test_another_wording_is_kept_and_not_told(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web)
    follower.round()
    first = next(ledger.list_claims()).article_id
    web.wait(days=1.2)
    web.shown[A] = page(ONE_MILLION + "¶It was a quiet day.")
    assert follower.round().changed == 0
    assert len(ledger.list_sightings(first)) == 2
    assert kinds(ledger, web) == ["new"]


def test_a_page_that_is_gone_is_noted_and_nothing_is_lost(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web)
    follower.round()
    claims = list(ledger.list_claims())
    web.shown[A] = "not_there"
    for _ in range(3):
        web.wait(days=8)
        follower.round()
    assert kinds(ledger, web) == ["new", "gone"]
    assert list(ledger.list_claims()) == claims
    assert [one.is_gone for one in ledger.list_sightings(claims[0].article_id)] == [False, True]
    web.shown[A] = page(ONE_MILLION)
    web.wait(days=200)
    follower.round()
    assert "back" in kinds(ledger, web)


def test_who_is_sent_to_the_front_page_is_told_that_the_page_is_gone(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web)
    follower.round()
    web.sent_to[A] = "https://post.example/"
    web.shown[A] = page("News of the day.", headline="The Post")
    web.wait(days=2)
    assert follower.round().gone == 1
    assert kinds(ledger, web) == ["new", "gone"]


def test_a_standing_that_changes_by_the_day_is_told(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web)
    follower.round()
    web.now = web.now.replace(year=2025, month=4, day=21)
    follower.round()
    assert notices(ledger, web.now)[-1] == (
        "standing",
        "Lumenforge, 1,000,000 USD, us-inaugural-2025: due, filing not read",
    )
    web.wait(days=1)
    follower.round()
    assert kinds(ledger, web) == ["new", "standing"]


def test_what_the_ledger_held_before_is_not_told(ledger: Ledger, web: Web) -> None:
    add_page(ledger, web, how="file", url=None, source="a.html")
    watcher(ledger, web, watchlist(source(words=["ferry"]), revisits=False)).round()
    assert kinds(ledger, web) == []


def test_pages_that_were_added_otherwise_are_visited_as_well(ledger: Ledger, web: Web) -> None:
    web.shown = {
        FEED: feed(),
        A: page(ONE_MILLION).replace(b"<title>", f'<link rel="canonical" href="{A}"><title>'.encode()),
    }
    add_page(ledger, web, how="file", url=None, source="a.html")
    follower = watcher(ledger, web)
    follower.round()
    web.wait(days=1.2)
    follower.round()
    assert web.take_asked().count(A) == 1
    assert kinds(ledger, web) == []


@pytest.mark.parametrize("shown", ["server_down", b"<html>no feed</html>"], ids=["down", "no feed"])
def test_a_source_that_fails_is_asked_less_often_and_never_given_up(
    ledger: Ledger, web: Web, shown: bytes | str
) -> None:
    follower = watcher(ledger, web)
    web.shown[FEED] = shown
    waits = []
    for _ in range(14):
        assert follower.round().failed == 1
        waits.append(follower.seconds_to_next())
        web.wait(seconds=waits[-1] + 1)
    assert max(waits) <= 26 * 3600
    assert waits[-1] > 3 * 3600 or waits[-1] > waits[0]
    web.shown[FEED] = feed(A)
    assert follower.round().lists == 1


def test_a_server_that_says_when_is_asked_then(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web)
    web.shown[FEED], web.retry_after = "server_down", 7200.0
    follower.round()
    assert follower.seconds_to_next() >= 7200 - 1


def test_a_page_that_never_comes_is_given_up(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web)
    web.shown[A] = "server_down"
    tries = 0
    for _ in range(12):
        follower.round()
        tries += web.take_asked().count(A)
        web.wait(hours=25)
    assert tries == MOST_FAILURES
    assert [problem.code for problem in ledger.list_problems()] == ["server_down"]


def test_a_page_that_went_behind_a_paywall_withdraws_nothing(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web)
    web.shown[A] = page(f"{ONE_MILLION}¶Osric Thane will donate $2 million to Donald Trump's inaugural fund.")
    follower.round()
    paid = b'<script type="application/ld+json">{"isAccessibleForFree": false}</script></head>'
    web.shown[A] = page(ONE_MILLION).replace(b"</head>", paid)
    web.wait(days=2)
    assert follower.round().changed == 0
    assert kinds(ledger, web) == ["new", "new"]
    with closing(sqlite3.connect(Path(str(ledger.store)))) as opened:
        assert opened.execute("SELECT count(*) FROM pledges").fetchone() == (2,)
    web.shown[A] = page(TWO_MILLION)
    web.wait(days=10)
    follower.round()
    assert "changed" in kinds(ledger, web), "what it shows in full again is held against what it showed in full"


@pytest.mark.parametrize("code", ["robots_refuse", "paywall", "not_there"])
def test_a_page_that_may_not_be_read_is_a_problem_once(ledger: Ledger, web: Web, code: str) -> None:
    follower = watcher(ledger, web)
    web.shown[A] = code
    for _ in range(5):
        follower.round()
        web.wait(days=1)
    assert web.asked.count(A) == 1
    assert [problem.code for problem in ledger.list_problems()] == [code]


def test_a_known_page_that_may_not_be_read_any_more_keeps_what_it_told(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web)
    follower.round()
    claims = list(ledger.list_claims())
    web.shown[A] = "paywall"
    web.wait(days=2)
    assert follower.round().failed == 1
    assert list(ledger.list_claims()) == claims
    assert kinds(ledger, web) == ["new"]


def test_sitemaps_of_an_index_are_followed(ledger: Ledger, web: Web) -> None:
    index, inner = "https://post.example/sitemap.xml", "https://post.example/s1.xml"
    web.shown[index] = f"<sitemapindex><sitemap><loc>{inner}</loc></sitemap></sitemapindex>".encode()
    web.shown[inner] = (
        f"<urlset><url><loc>{A}</loc><lastmod>2024-12-16</lastmod></url>"
        f"<url><loc>{B}</loc><lastmod>2023-01-01</lastmod></url></urlset>"
    ).encode()
    watcher(ledger, web, watchlist(source("sitemap", index))).round()
    assert web.take_asked() == [index, inner, A]


def test_sources_are_visited_in_turns(ledger: Ledger) -> None:
    one, other = "https://one.example/feed", "https://two.example/feed"
    pages = {
        f"https://{name}.example/2024/p{n}": page(f"Story {n} of {name}.") for name in ("one", "two") for n in range(3)
    }
    web = Web(shown={one: feed(*list(pages)[:3]), other: feed(*list(pages)[3:]), **pages})
    watcher(ledger, web, watchlist(source(url=one, name="1"), source(url=other, name="2"))).round()
    hosts = [url.split("/")[2] for url in web.take_asked()]
    assert hosts == ["one.example", "two.example"] * 4


def test_the_day_is_an_argument(ledger: Ledger, web: Web) -> None:
    follower = watcher(ledger, web)
    follower.round()
    with ledger.browse(date(2024, 12, 16)) as catalogue:
        assert catalogue.first_day() == date(2024, 12, 16)


def test_a_public_copy_has_nothing_of_following(ledger: Ledger, web: Web, tmp_path: Path) -> None:
    watcher(ledger, web).round()
    copy = tmp_path / "public.db"
    ledger.copy_public(copy, reader_fingerprint())
    with closing(sqlite3.connect(copy)) as connection:
        counts = {
            table.name: connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0] for table in FOLLOWING
        }
        assert connection.execute("SELECT count(*) FROM sightings").fetchone() == (2,)
    assert counts == dict.fromkeys(counts, 0)
    assert b"feed.xml" not in copy.read_bytes()
