"""Feeds as they are served: stable ids, tags, filters, and words that say no more than the evidence."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.pipeline import reader_fingerprint
from onrecord.records import Judgement
from onrecord.web import WebSettings, make_app
from tests.web.conftest import DAY

ATOM = "{http://www.w3.org/2005/Atom}"
NAMES = ["new", "standings", "corrections"]


@pytest.fixture(scope="module")
def judged(demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the demonstration, in which a claim was rejected, and that taken back."""
    copy = tmp_path_factory.mktemp("feeds") / "onrecord.db"
    copy.write_bytes(demo_ledger.read_bytes())
    with Ledger.open(copy) as ledger:
        claim = next(iter(ledger.list_claims())).id
        first = Judgement(kind="claim", subject=claim, decision="reject", by="ann", at=DAY, why="<b>a joke</b>")
        later = datetime(2025, 3, 1, 13, tzinfo=UTC)
        ledger.judge(first)
        ledger.judge(Judgement(kind="retraction", subject=first.id, decision="retract", by="ann", at=later))
        ledger.rebuild(reader_fingerprint())
    return copy


def _open(ledger: Path) -> TestClient:
    settings = WebSettings(ledger=ledger, clock=lambda: DAY, public_address="https://list.example")
    return TestClient(make_app(settings), base_url="http://localhost")


@pytest.fixture(scope="module")
def feeds(judged: Path) -> Any:  # noqa: ANN401 - a client, as long as the module runs
    with _open(judged) as client:
        yield client


def _items(client: TestClient, address: str) -> list[dict[str, Any]]:
    response = client.get(address)
    assert response.headers["content-type"] == "application/feed+json"
    items: list[dict[str, Any]] = response.json()["items"]
    return items


@pytest.mark.parametrize("name", NAMES)
def test_both_forms_tell_the_same(feeds: TestClient, name: str) -> None:
    response = feeds.get(f"/feeds/{name}.atom")
    assert response.headers["content-type"].startswith("application/atom+xml")
    made = etree.fromstring(response.content)
    items = _items(feeds, f"/feeds/{name}.json")
    assert items
    assert [entry.findtext(f"{ATOM}id") for entry in made.findall(f"{ATOM}entry")] == [item["id"] for item in items]
    links = {link.get("rel"): link.get("href") for link in made.findall(f"{ATOM}link")}
    assert links["self"] == f"https://list.example/feeds/{name}.atom"
    for item in items:
        assert item["id"].startswith("tag:list.example,")
        assert item["url"].startswith("https://list.example/")
    assert len({item["id"] for item in items}) == len(items)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_ledger_gives_the_same_bytes(judged: Path, name: str) -> None:
    bodies = []
    for _ in range(2):
        with _open(judged) as client:
            bodies.append(client.get(f"/feeds/{name}.atom").content)
    assert bodies[0] == bodies[1]


@pytest.mark.parametrize("form", ["atom", "json"])
def test_what_is_known_is_not_sent_again(feeds: TestClient, form: str) -> None:
    tag = feeds.get(f"/feeds/new.{form}").headers["etag"]
    again = feeds.get(f"/feeds/new.{form}", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert feeds.get(f"/feeds/new.{form}?fund=us-inaugural-2017").headers["etag"] != tag


def test_a_feed_of_a_donor_or_a_fund(feeds: TestClient) -> None:
    of_donor = _items(feeds, "/feeds/new.json?donor=sam-altman")
    assert [item["title"].partition(":")[0] for item in of_donor] == ["Sam Altman"] * len(of_donor)
    assert of_donor
    of_fund = _items(feeds, "/feeds/new.json?fund=us-inaugural-2017")
    assert 0 < len(of_fund) < len(_items(feeds, "/feeds/new.json"))
    assert _items(feeds, "/feeds/standings.json?donor=nobody") == []


def test_nothing_says_that_somebody_did_not_give(feeds: TestClient) -> None:
    for item in (*_items(feeds, "/feeds/new.json"), *_items(feeds, "/feeds/standings.json")):
        if "due, filing not read" in item["content_text"] or "not found" in item["content_text"]:
            assert "This does not say that it was not given." in item["content_text"]


def test_standings_are_those_that_changed(feeds: TestClient) -> None:
    items = _items(feeds, "/feeds/standings.json")
    assert not any(item["title"].endswith(": announced") for item in items)
    days = [item["date_modified"] for item in items]
    assert days == sorted(days, reverse=True)


def test_corrections_tell_who_what_and_why(feeds: TestClient) -> None:
    retracted, rejected = _items(feeds, "/feeds/corrections.json")
    assert rejected["title"].endswith(": rejected")
    assert "ann on 2025-03-01. Why: <b>a joke</b>." in rejected["content_text"]
    assert retracted["title"].endswith(": taken back")
    assert "<b>a joke" not in feeds.get("/feeds/corrections.atom").text


@pytest.mark.parametrize("address", ["/feeds/old.atom", "/feeds/new.rss", "/feeds/new.atom/x"])
def test_there_are_no_other_feeds(feeds: TestClient, address: str) -> None:
    assert feeds.get(address).status_code == 404
