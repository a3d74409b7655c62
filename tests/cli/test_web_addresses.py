"""`scan` and `add` of addresses: what is printed, what is kept, and how they end."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.cli.ending import RefusedError
from onrecord.cli.watching import make_fetcher
from onrecord.sources.watchlist import Watchlist
from onrecord.sources.web import Fetcher, FetchOptions
from onrecord.sources.web.cache import PageCache, cache_folder
from tests.sources.web.sites import Clock, Site, opened_site, reach_of

from .conftest import Run

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "src/onrecord/data/samples/harkness-en.html").read_bytes()


@pytest.fixture
def site(loopback: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    """A site with a page about a gift, and commands that fetch from it alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("ONRECORD_CONTACT", "desk@post.example")
    monkeypatch.chdir(tmp_path)
    with opened_site() as opened:
        opened.answers["/gift"] = lambda visit: visit.send(200, PAGE)
        opened.answers["/gone"] = lambda visit: visit.send(404, b"")

        def open_fetcher(contact: str, proxy: str) -> Fetcher:
            options = FetchOptions(contact=contact)
            return Fetcher(reach_of(opened, Clock()), options, PageCache(cache_folder()))

        monkeypatch.setattr("onrecord.cli.reaching.open_fetcher", open_fetcher)
        yield opened


def test_a_page_is_scanned_by_its_address(run: Run, site: Site) -> None:
    done = run("scan", "--json", site.url("/gift"))
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout)["claims"]


def test_an_added_page_keeps_where_and_when_it_was_fetched(run: Run, site: Site) -> None:
    assert run("add", site.url("/gift")).exit_code == 0
    with closing(sqlite3.connect("onrecord.db")) as ledger:
        ((source, url, how, obtained_at),) = ledger.execute("SELECT source, url, how, obtained_at FROM observations")
    assert (source, url, how) == (site.url("/gift"), site.url("/gift"), "fetched")
    assert str(obtained_at).startswith("2025-01-14")


def test_the_same_address_again_adds_nothing(run: Run, site: Site) -> None:
    run("add", site.url("/gift"))
    assert "0 new to onrecord.db, 1 known before" in run("add", site.url("/gift")).stdout


def test_what_does_not_come_is_told_and_the_rest_goes_on(run: Run, site: Site) -> None:
    done = run("add", site.url("/gone"), site.url("/gift"))
    assert done.exit_code == 1
    assert f"{site.url('/gone')}: there is no page at this address (404)" in done.stderr
    assert "1 document read: 1 new to onrecord.db, 0 known before" in done.stdout
    assert "1 problem set aside" in done.stdout


def test_a_list_on_standard_input_is_fetched(run: Run, site: Site) -> None:
    lines = [site.url("/gift"), site.url("/gone"), site.url("/gift", "other.example")]
    done = run("scan", "--json", "-", text="\n".join(lines).encode())
    assert done.exit_code == 1
    sources = [json.loads(line)["source"] for line in done.stdout.splitlines()]
    assert sources == lines


def test_a_list_in_a_file_is_fetched(run: Run, site: Site, tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text(site.url("/gift"))
    assert "1 new to onrecord.db" in run("add", "@urls.txt").stdout


def test_nothing_is_fetched_offline(run: Run, site: Site) -> None:
    done = run("scan", "--offline", site.url("/gift"))
    assert (done.exit_code, site.asked) == (1, [])
    assert "leave --offline out" in done.stdout


def test_a_contact_is_asked_for_where_there_is_none(run: Run, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_CONTACT")
    done = run("scan", "--json", site.url("/gift"))
    assert (done.exit_code, "set ONRECORD_CONTACT" in done.stderr) == (0, True)


@pytest.mark.parametrize("contact", ["x", "desk\n@post.example", "(desk@post.example)", "büro@post.example"])
def test_a_contact_that_is_none_is_refused(run: Run, contact: str) -> None:
    done = run("scan", "--contact", contact, "https://news.example/a")
    assert (done.exit_code, "a contact is an e-mail address" in done.stderr) == (2, True)


def test_without_an_address_nothing_is_said_of_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_CONTACT", raising=False)
    assert "CONTACT" not in run("scan", "nowhere.html").stderr


def test_standard_input_that_is_a_page_asks_for_no_contact(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_CONTACT", raising=False)
    done = run("scan", "--json", "-", text=PAGE)
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.parametrize("proxy", ["proxy.example:3128", "https://proxy.example:1", "http://a:b@proxy.example:1"])
def test_a_proxy_that_is_none_is_refused(run: Run, proxy: str) -> None:
    done = run("scan", "--proxy", proxy, "https://news.example/a")
    assert (done.exit_code, "http://HOST:PORT" in done.stderr, "a:b" in done.stderr) == (2, True, False)


def test_a_contact_of_a_watchlist_that_is_none_is_refused() -> None:
    with pytest.raises(RefusedError, match="a contact is an e-mail address"):
        make_fetcher(Watchlist(sources=(), contact="(desk)"))
