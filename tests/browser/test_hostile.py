"""Hostile text does nothing in the browser: no script, no dialog, no request elsewhere, no turned line, no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from onrecord.ledger import Ledger
from onrecord.ledger.catalogue import GiftQuestion

from .conftest import Opener, Site, opening
from .every_page import find_wide, settle
from .hostile import HOSTILE
from .ledger import DAY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = ("/", "/fr/", "/donors", "/funds", "/problems", "/corrections", "/review", "/filings")

_INVISIBLE = [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@pytest.fixture
def open_hostile(browser: Browser, hostile_site: Site) -> Iterator[Opener]:
    """Open windows of the hostile ledger; at the end nothing that is watched was done by any."""
    with opening(browser, hostile_site) as opener:
        yield opener


@pytest.fixture(scope="package")
def hostile_addresses(hostile_site: Site) -> list[str]:
    """The pages of every hostile gift, article, fund and donor, by what the ledger calls them."""
    with Ledger.open(hostile_site.ledger, create=False) as ledger, ledger.browse(DAY) as catalogue:
        gifts = catalogue.list_gifts(GiftQuestion(size=100)).lines
        found = [catalogue.find_gift(gift.id) for gift in gifts]
        articles = [telling.article_id for gift in found if gift for telling in gift.tellings]
    assert len(gifts) == len(HOSTILE)
    assert len(articles) == len(HOSTILE)
    return [*(f"/pledges/{gift.id}" for gift in gifts), *(f"/articles/{one}" for one in articles)]


def test_hostile_pages_do_nothing(open_hostile: Opener, hostile_addresses: list[str]) -> None:
    page = open_hostile("/")
    for address in [*PAGES, *_find_links(page, "/funds", "/donors"), *hostile_addresses]:
        page.goto(address)
        settle(page)
        assert (address, _find_harm(page)) == (address, [])
        assert (address, _find_wide_at(page, 1280, 360)) == (address, [])
    page.wait_for_load_state("networkidle")


def _find_wide_at(page: Page, *widths: int) -> list[str]:
    """Return what makes a page scroll sideways at any of these widths."""
    found: list[str] = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        found += find_wide(page)
    return found


def _find_links(page: Page, *lists: str) -> list[str]:
    """Return the pages that lists of funds and donors lead to."""
    found: list[str] = []
    for address in lists:
        page.goto(address)
        links = page.locator("main a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        found += [link for link in links if link.startswith(f"{address}/")]
    return found


def _find_harm(page: Page) -> list[str]:
    """Return what hostile text made of a page: elements of its own, addresses that run, turned lines."""
    scripts = page.locator("script").evaluate_all("all => all.map(one => one.getAttribute('src'))")
    strange = page.locator("iframe, base, style, meta[http-equiv], [style], [onerror], [onload], [onmouseover]")
    addresses = page.locator("[href], [src], [action]").evaluate_all(
        "all => all.map(one => one.getAttribute('href') || one.getAttribute('src') || one.getAttribute('action'))"
    )
    text = page.locator("body").inner_text()
    return [
        *(f"script {source}" for source in scripts if not str(source).startswith("/static/")),
        *strange.evaluate_all("all => all.map(one => one.outerHTML.slice(0, 200))"),
        *(one for one in addresses if urlsplit(one).scheme not in ("", "http", "https")),
        *(f"U+{ord(one):04X}" for one in text if ord(one) in _INVISIBLE),
    ]


def test_what_cannot_be_seen_is_written_out(open_hostile: Opener) -> None:
    page = open_hostile("/?q=saltmarsh")
    assert "‹U+202E›" in page.locator("table.gifts").inner_text()


def test_hostile_words_can_be_read(open_hostile: Opener) -> None:
    page = open_hostile("/")
    for one in HOSTILE[:2]:
        assert one.donor in page.locator("table.gifts").inner_text()


def test_a_link_out_tells_nothing_and_opens_nothing(open_hostile: Opener) -> None:
    page = open_hostile("/?q=foxglove")
    page.locator("table.gifts .who a").click()
    out = page.get_by_role("link", name="the page itself").first
    assert out.get_attribute("href") == "https://formula.example/"
    assert {"noopener", "noreferrer", "nofollow"} <= set((out.get_attribute("rel") or "").split())


def test_formulas_are_guarded_in_the_csv(open_hostile: Opener) -> None:
    page = open_hostile("/")
    with page.expect_download() as begun:
        page.get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(begun.value.path()).read_text("utf-8-sig"))))
    assert len(rows) == len(HOSTILE)
    assert [cell for row in rows for cell in row.values() if cell.startswith(_FORMULA)] == []
    assert any("=HYPERLINK" in row["donor_name"] for row in rows)
