"""A static site in the browser: opened as files and from a server of files, searched, past hostile text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.site.links import find_broken

from .conftest import ROOT, Opener, Site, opening
from .every_page import find_barriers
from .ledger import DAY, make_hostile_ledger

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_RUN = "import sys; from onrecord.cli import main; sys.exit(main())"


def _export(ledger: Path, place: Path) -> Path:
    """Write a site as the command does: in a process of its own, since a browser's loop runs in this one."""
    command = [sys.executable, "-c", _RUN, "export", "site", "--ledger", str(ledger), "--out", str(place)]
    subprocess.run([*command, "--as-of", str(DAY), "--base", "https://gifts.example.org"], cwd=ROOT, check=True)
    return place


@pytest.fixture(scope="package")
def static_site(made_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the ledger that nobody changes, in a folder below the root of a server."""
    return _export(made_ledger, tmp_path_factory.mktemp("static") / "gifts")


@pytest.fixture(params=["file", "server"])
def open_static(request: pytest.FixtureRequest, browser: Browser, static_site: Path) -> Iterator[Opener]:
    """Open watched windows of the site: `open_static("index.html")`."""
    opens: Callable[[Path], Iterator[str]] = {"file": _as_file, "server": _from_server}[request.param]
    for address in opens(static_site):
        with opening(browser, Site(address=address, ledger=static_site)) as opener:
            yield opener


def _as_file(site: Path) -> Iterator[str]:
    yield f"{site.as_uri()}/"


def _from_server(site: Path) -> Iterator[str]:
    class _Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.parent))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
        server.shutdown()


def test_a_gift_is_found_by_a_name(open_static: Opener) -> None:
    page = open_static("index.html")
    page.get_by_role("searchbox").fill("altm")
    page.locator(".found").get_by_role("link", name="Sam Altman").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sam Altman")
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("link", name="Dons", exact=True).click()
    page.get_by_role("searchbox").fill("zzyzx")
    page.get_by_role("searchbox").fill("al zzyzx")
    expect(page.get_by_role("status").filter(has_text="Rien n’a été trouvé")).to_be_visible()


def test_a_fund_shows_its_charts_and_a_reader_comes_back(open_static: Opener) -> None:
    page = open_static("funds/index.html", color_scheme="dark")
    page.get_by_role("link", name="Trump Vance Inaugural Committee (2025)").first.click()
    pictures = page.locator("figure.chart img")
    expect(pictures.first).to_be_visible()
    page.wait_for_load_state("load")
    assert all(pictures.evaluate_all("all => all.map(one => one.complete && one.naturalWidth > 0)"))
    assert "dark" in pictures.first.evaluate("one => one.currentSrc")
    page.get_by_role("link", name="Gifts", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Announced gifts")


def test_without_script_lists_remain(open_static: Opener) -> None:
    page = open_static("index.html", java_script_enabled=False)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.get_by_role("link", name="Donors", exact=True).click()
    expect(page.get_by_role("link", name="Sam Altman").first).to_be_visible()


@pytest.mark.parametrize("kind", ["index.html", "pledges/*/index.html", "funds/*/index.html", "articles/*/index.html"])
def test_axe_finds_nothing_serious(kind: str, browser: Browser, static_site: Path) -> None:
    # Not watched: axe itself asks for the style sheets, which the policy of a site refuses.
    page = browser.new_page()
    page.goto(sorted(static_site.glob(kind))[-1].as_uri())
    assert find_barriers(page) == []
    page.close()


def test_hostile_text_does_nothing(browser: Browser, tmp_path: Path) -> None:
    site = _export(make_hostile_ledger(tmp_path / "onrecord.db"), tmp_path / "site")
    assert list(find_broken(site)) == []
    pages = [
        path for kind in ("pledges", "articles", "funds", "donors") for path in sorted(site.glob(f"{kind}/*/*.html"))
    ]
    assert len(pages) > 8
    with opening(browser, Site(address=f"{site.as_uri()}/", ledger=tmp_path)) as opener:
        page = opener("index.html")
        for path in pages[:40]:
            page.goto(path.as_uri())
        page.goto((site / "index.html").as_uri())
        for words in ("script", "img", "alert", "javascript"):
            page.get_by_role("searchbox").fill(words)
            expect(page.locator(".found, .told:not(:empty)").first).to_be_attached()
        assert page.locator(".found script, .found img").count() == 0
