"""One server and one browser for all of these tests, and a watched window for each."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.ledger import Ledger
from onrecord.ledger.catalogue import FilingQuestion, GiftQuestion
from tests.chromium import OPTIONS, need_chromium

from .ledger import DAY, make_hostile_ledger, make_ledger
from .watching import Watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
_PATIENCE = 60
"""Seconds that a server may take to start on a loaded machine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests in one process, so that there is one server and one browser."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass(frozen=True, kw_only=True)
class Site:
    """A page that is served, and its ledger."""

    address: str
    ledger: Path


@pytest.fixture(scope="package")
def made_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that nobody changes."""
    need_chromium()
    work = tmp_path_factory.mktemp("browser")
    return make_ledger(work / "onrecord.db", work)


@pytest.fixture(scope="package")
def site(made_ledger: Path) -> Iterator[Site]:
    """The page of that ledger, as it is served on loopback; tests look, and decide nothing."""
    with serve(made_ledger) as served:
        yield served


@pytest.fixture(scope="package")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A page whose ledger holds what wants to do harm."""
    need_chromium()
    with serve(make_hostile_ledger(tmp_path_factory.mktemp("hostile") / "onrecord.db")) as served:
        yield served


@pytest.fixture
def own_site(made_ledger: Path, tmp_path: Path) -> Iterator[Site]:
    """A page whose ledger is this test's own, to decide in."""
    with serve(copy_ledger(made_ledger, tmp_path)) as served:
        yield served


def copy_ledger(ledger: Path, folder: Path) -> Path:
    """Return a copy of a ledger that nobody writes to."""
    return Path(copy(ledger, folder / "onrecord.db"))


@contextmanager
def serve(ledger: Path, *options: str) -> Iterator[Site]:
    """Run `onrecord serve` on a free port until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.browser.serving", str(DAY), "serve", "--ledger", str(ledger)]
    server = subprocess.Popen([*command, "--port", str(port), *options], cwd=ROOT)
    try:
        _wait_for(server, port)
        yield Site(address=f"http://127.0.0.1:{port}", ledger=ledger)
    finally:
        server.terminate()
        server.wait()


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended before it served"
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"the server did not answer within {_PATIENCE} seconds")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium. It ends with these tests: while it runs, no other test of the process could run a loop of asyncio."""
    executable = need_chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def pictures(request: pytest.FixtureRequest) -> Path | None:
    """The folder for photographs (`--pictures`), where one is named: none are taken to be thrown away."""
    wanted = request.config.getoption("--pictures", default=None)
    if not wanted:
        return None
    folder = Path(wanted)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="package")
def ids(made_ledger: Path) -> dict[str, str]:
    """Ids that addresses of pages.tsv name: the gift that newcomers look for, its page, the filing, and others."""
    with Ledger.open(made_ledger, create=False) as ledger, ledger.browse(DAY) as catalogue:
        gift = catalogue.find_gift(catalogue.list_gifts(GiftQuestion(donor="sam-altman")).lines[0].id)
        assert gift is not None
        pages = [one.article_id for one in gift.tellings if one.article.outlet == "The Harbor Ledger"]
        filing = catalogue.list_filings(FilingQuestion()).lines[0]
        judged, problem = catalogue.list_judgements().lines[0], catalogue.list_problems().lines[0]
        found = {"gift": gift.line.id, "article": pages[0], "filing": filing.id}
        return {**found, "judgement": judged.id, "problem": problem.id}


Opener = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Opener]:
    """Open watched windows of the page: `open_page("/funds", width=360)`; more names are those of Playwright."""
    with opening(browser, site) as opener:
        yield opener


@contextmanager
def opening(browser: Browser, site: Site) -> Iterator[Opener]:
    """Give what opens watched windows of a site; at the end none of them did what it may not."""
    watch, contexts = Watch(home=site.address), []

    def opener(path: str = "/", *, width: int = 1280, height: int = 900, **options: Any) -> Page:  # noqa: ANN401
        size = {"width": width, "height": height}
        context = browser.new_context(base_url=site.address, viewport=size, locale="en-GB", **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        watch.follow(page)
        page.goto(path)
        return page

    yield opener
    for context in contexts:
        context.close()
    watch.check()
