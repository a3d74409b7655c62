"""What is in a site, and what is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.web.site.making import make_site
from onrecord.web.site.settings import SiteRequest
from tests.web.conftest import DAY

from .conftest import BASE
from .links import find_broken, read_pages

pytestmark = pytest.mark.xdist_group("site")  # one process makes the site that all of these look at

NOBODYS = ("login/", "logout/", "review/", "problems/", "csrf", "onrecord.db", "127.0.0.1", "localhost")


def test_every_link_leads_to_a_file(site: Path) -> None:
    assert list(find_broken(site)) == []


def test_a_link_to_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="a.html">a</a><a href="#b">b</a><a href="/">c</a><a href="?d">d</a>')
    assert len(list(find_broken(tmp_path))) == 3


def test_no_page_asks_a_program_or_runs_words_of_its_own(site: Path) -> None:
    for path, page in read_pages(site).items():
        tags = {tag for tag, _ in page.tags}
        assert not tags & {"form", "style", "iframe", "object", "base"}, path
        assert all(given.get("src") for tag, given in page.tags if tag == "script"), path
        assert not [name for _, given in page.tags for name in given if name.startswith("on") or name == "style"], path
        assert sum(given.get("http-equiv") == "Content-Security-Policy" for _, given in page.tags) == 1, path


@pytest.mark.uncounted
def test_nothing_of_those_who_keep_the_list_is_in_it(site: Path) -> None:
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".js", ".atom", ".json", ".txt", ".xml"):
            told = path.read_text("utf-8")
            assert [word for word in NOBODYS if f"{word}" in told] == [], path


@pytest.mark.uncounted
def test_texts_are_their_outlets_unless_they_are_asked_for(site: Path, demo_ledger: Path, tmp_path: Path) -> None:
    make_site(SiteRequest(ledger=demo_ledger, day=DAY.date(), full_text=True), tmp_path)
    pages = sorted(path.relative_to(site) for path in site.glob("articles/*/index.html"))
    assert pages
    shorter = [page for page in pages if _words_of(site / page) < _words_of(tmp_path / page)]
    assert len(shorter) > len(pages) / 2
    assert not (tmp_path / "feeds").exists(), "feeds name whole addresses, and none was given"
    assert list(find_broken(tmp_path)) == []


def _words_of(page: Path) -> int:
    return len(re.sub(r"<[^>]+>", " ", page.read_text("utf-8")).split())


@pytest.mark.uncounted
def test_the_same_ledger_gives_the_same_bytes(site: Path, demo_ledger: Path, tmp_path: Path) -> None:
    make_site(SiteRequest(ledger=demo_ledger, day=DAY.date(), base=BASE), tmp_path)
    assert _read(tmp_path) == _read(site)


@pytest.mark.uncounted
def test_a_ledger_on_a_server_gives_the_same_bytes(
    site: Path, demo_on_server: str, tmp_path: Path, loopback: None
) -> None:
    make_site(SiteRequest(ledger=demo_on_server, day=DAY.date(), base=BASE), tmp_path)
    assert _read(tmp_path) == _read(site)


def _read(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_french_has_every_page_that_english_has(site: Path) -> None:
    pages = {path.relative_to(site) for path in site.rglob("index.html")}
    french = {path.relative_to("fr") for path in pages if path.parts[0] == "fr"}
    assert french == {path for path in pages if path.parts[0] != "fr"}
    assert len(french) > 100
