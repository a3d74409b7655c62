"""Pages that were kept: given again while they are new, asked about afterwards, and never trusted when damaged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.sources.web import Fetched, Fetcher, Refused, Unchanged, Validators
from onrecord.sources.web.cache import PageCache

from .sites import PAGE, Clock, Site, Visit, reach_of

LATER = 3600.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where pages are kept."""
    return tmp_path / "pages"


@pytest.fixture
def keeper(site: Site, clock: Clock, folder: Path) -> Iterator[Fetcher]:
    """A fetcher that keeps pages."""
    with Fetcher(reach_of(site, clock), cache=PageCache(folder)) as fetcher:
        yield fetcher


def _versioned(visit: Visit) -> None:
    """Answer as a server that knows versions does."""
    if visit.headers.get("If-None-Match") == '"v1"':
        visit.send_headers(304, {"ETag": '"v1"'})
    else:
        visit.send(200, PAGE, ETag='"v1"')


def _content(outcome: object) -> bytes:
    assert isinstance(outcome, Fetched)
    return outcome.capture.content


def test_a_new_page_is_not_asked_for_twice(keeper: Fetcher, site: Site, clock: Clock) -> None:
    assert [_content(keeper.fetch(site.url())) for _ in range(2)] == [PAGE, PAGE]
    assert len(site.pages) == 1


def test_an_older_page_is_asked_about(keeper: Fetcher, site: Site, clock: Clock) -> None:
    site.answers["/a"] = _versioned
    first = keeper.fetch(site.url())
    clock.at += LATER
    assert keeper.fetch(site.url()) == first
    assert ["If-None-Match" in headers for headers in site.headers] == [False, False, True]


def test_a_changed_page_takes_its_place(keeper: Fetcher, site: Site, clock: Clock) -> None:
    changed = PAGE.replace(b"park", b"pool")
    site.answers["/a"] = [lambda visit: visit.send(200, PAGE), lambda visit: visit.send(200, changed)]
    keeper.fetch(site.url())
    clock.at += LATER
    assert [_content(keeper.fetch(site.url())) for _ in range(2)] == [changed, changed]
    assert len(site.pages) == 2


def test_whoever_knows_a_version_asks_the_server(keeper: Fetcher, site: Site) -> None:
    site.answers["/a"] = _versioned
    keeper.fetch(site.url())
    assert keeper.fetch(site.url(), known=Validators(etag='"v1"')) == Unchanged(validators=Validators(etag='"v1"'))
    assert isinstance(keeper.fetch(site.url(), known=Validators()), Fetched)
    assert len(site.pages) == 3


def test_versions_are_told_to_the_address_they_are_of_alone(keeper: Fetcher, site: Site, clock: Clock) -> None:
    site.answers["/old"] = lambda visit: visit.send(301, b"", Location="/a")
    site.answers["/a"] = _versioned
    keeper.fetch(site.url("/old"))
    clock.at += LATER
    assert _content(keeper.fetch(site.url("/old"))) == PAGE
    told = [("If-None-Match" in headers) for headers in site.headers[-2:]]
    assert (site.asked[-2:], told) == (["news.example/old", "news.example/a"], [False, True])


def test_what_is_not_to_be_kept_is_not(keeper: Fetcher, site: Site, folder: Path) -> None:
    site.answers["/a"] = lambda visit: visit.send(200, PAGE, Cache_Control="private, No-Store")
    keeper.fetch(site.url())
    assert not folder.exists()


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]\n", b"null\nx", b"\xff", b'{"sha256": 1}\n'])
def test_a_damaged_page_is_as_if_it_were_not_there(keeper: Fetcher, site: Site, folder: Path, damage: bytes) -> None:
    keeper.fetch(site.url())
    (file,) = folder.glob("*.page")
    file.write_bytes(damage)
    assert _content(keeper.fetch(site.url())) == PAGE


def test_a_page_changed_on_the_disk_is_not_believed(keeper: Fetcher, site: Site, folder: Path) -> None:
    keeper.fetch(site.url())
    (file,) = folder.glob("*.page")
    file.write_bytes(file.read_bytes().replace(b"gave to", b"took from"))
    assert _content(keeper.fetch(site.url())) == PAGE
    assert len(site.pages) == 2


def test_a_folder_that_cannot_be_written_costs_no_page(site: Site, clock: Clock, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with Fetcher(reach_of(site, clock), cache=PageCache(tmp_path / "taken")) as fetcher:
        assert _content(fetcher.fetch(site.url())) == PAGE


def test_the_oldest_are_let_go_where_there_is_too_much(site: Site, clock: Clock, folder: Path) -> None:
    with Fetcher(reach_of(site, clock), cache=PageCache(folder, most_bytes=700)) as fetcher:
        for path in "abc":
            fetcher.fetch(site.url(f"/{path}"))
    assert 0 < sum(file.stat().st_size for file in folder.iterdir()) <= 700


def test_a_refusal_is_not_kept(keeper: Fetcher, site: Site, folder: Path) -> None:
    site.answers["/a"] = lambda visit: visit.send(404, b"")
    assert isinstance(keeper.fetch(site.url()), Refused)
    assert not folder.exists()
