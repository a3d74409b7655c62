"""What addresses showed: a page that was fetched and is another than before is a version; one that is gone is noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from onrecord.ledger import Ledger
from onrecord.ledger.sightings.addresses import address_key
from onrecord.records import Capture, DocumentReading, Problem
from tests.ledger.making import NOW, Place, add, make_document

URL = "https://news.example/harbour/gift"


def fetched(number: int, *, hours: int = 0, url: str = URL, how: str = "fetched") -> DocumentReading:
    """Return document `number` as what an address showed at an hour."""
    document = make_document(number)
    assert document.capture is not None
    capture = replace(document.capture, how=how, source=url, url=url, obtained_at=NOW + timedelta(hours=hours))
    return replace(document, source=url, capture=capture)


def _versions(path: Place, number: int) -> list[tuple[str | None, int]]:
    article = make_document(number).article
    assert article is not None
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.verify().holds
        seen = ledger.list_sightings(article.id)
    return [(one.article_id, int((one.seen_at - NOW).total_seconds() // 3600)) for one in seen]


def _id(number: int) -> str:
    article = make_document(number).article
    assert article is not None
    return article.id


def test_each_changed_page_is_a_version(place: Place) -> None:
    for number, hour in ((0, 0), (0, 1), (1, 2), (0, 3)):
        add(place, fetched(number, hours=hour))
    assert _versions(place, 0) == [(_id(0), 0), (_id(1), 2), (_id(0), 3)]


def test_a_page_that_went_behind_a_wall_is_no_version(place: Place) -> None:
    """Its first lines tell less than the page did, and nobody withdrew the rest."""
    wall = Problem(code="paywalled", source=URL, what="its end is missing")
    cut = [replace(fetched(number, hours=number), problems=(wall,)) for number in (1, 2)]
    add(place, fetched(0))
    add(place, cut[0])
    assert _versions(place, 0) == [(_id(0), 0)]
    other = "https://news.example/harbour/other"
    assert cut[1].capture is not None
    add(place, replace(cut[1], source=other, capture=replace(cut[1].capture, source=other, url=other)))
    assert _versions(place, 2) == [(_id(2), 2)], "of a page that nobody saw before it is what there is"


def test_what_share_buttons_add_makes_no_other_address(place: Place) -> None:
    add(place, fetched(0), fetched(1, hours=1, url=URL.replace("https://", "http://www.") + "/?utm_source=post#top"))
    assert _versions(place, 1) == [(_id(0), 0), (_id(1), 1)]


def test_a_page_that_is_gone_is_noted_once_and_comes_back(place: Place) -> None:
    add(place, fetched(0))
    with Ledger.open(place) as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
        assert [ledger.note_gone(run, URL, NOW + timedelta(hours=hour)) for hour in (1, 2)] == [True, False]
    add(place, fetched(0, hours=3))
    assert _versions(place, 0) == [(_id(0), 0), (None, 1), (_id(0), 3)]


@pytest.mark.parametrize("how", ["file", "folder", "stdin"])
def test_what_was_not_fetched_is_no_version(place: Place, how: str) -> None:
    add(place, fetched(0, how=how), fetched(1, how=how))
    assert _versions(place, 0) == []


def test_a_capture_of_several_articles_is_no_version_of_a_page(place: Place) -> None:
    first, second = fetched(0), fetched(1)
    bytes_of_both = Capture(content=b"[]", source=URL, media_type="application/json", how="fetched", url=URL)
    capture = replace(bytes_of_both, obtained_at=NOW)
    add(place, replace(first, capture=capture), replace(second, capture=capture))
    assert _versions(place, 0) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/x/gift", "http://www.a.example/x/gift/", True),
        ("https://a.example/x/gift", "https://a.example/x/gift#comments", True),
        ("https://a.example/x/gift?fbclid=1", "https://a.example/x/gift", True),
        ("https://a.example/x/gift?id=1", "https://a.example/x/gift?id=2", False),
        ("https://a.example/x/gift", "https://b.example/x/gift", False),
        ("https://a.example/", "https://a.example/#donors", True),
        ("https://a.example/", "https://b.example/", False),
    ],
)
def test_two_addresses_of_one_page(one: str, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) is same
