"""A newcomer: finds who gave, sees why it counts as personal, opens the sentence and the filing, takes rows away."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .conftest import Opener

if TYPE_CHECKING:
    from playwright.sync_api import Page


def _search(page: Page, words: str) -> None:
    page.get_by_role("searchbox").first.fill(words)
    page.get_by_role("searchbox").first.press("Enter")


def _find_gift(page: Page) -> None:
    _search(page, "altman")
    page.get_by_role("table").get_by_role("link", name="Sam Altman").click()


def test_finds_whose_money_it_is_and_opens_the_sentence(open_page: Opener) -> None:
    page = open_page("/")
    _find_gift(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sam Altman")
    whose = page.get_by_role("region", name="Why it counts as personal")
    expect(whose.locator("blockquote")).to_contain_text("Mr. Altman’s gift is personal")
    whose.get_by_role("link", name="Zuckerberg, Bezos and Now Altman").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Zuckerberg, Bezos and Now Altman Give")
    expect(page.locator("mark", has_text="$1 million").first).to_be_visible()


def test_opens_the_claim_at_its_place_in_the_article(open_page: Opener) -> None:
    page = open_page("/")
    _find_gift(page)
    told = page.locator("article.telling", has_text="The Harbor Ledger").first
    claim = told.get_attribute("id")
    told.get_by_role("link", name="The whole article as it was read").click()
    assert page.url.endswith(f"#{claim}")
    expect(page.locator(f"[id={claim}]")).to_be_in_viewport()


def test_sees_what_was_filed(open_page: Opener) -> None:
    page = open_page("/")
    _find_gift(page)
    filed = page.get_by_role("row").filter(has_text="ALTMAN, SAMUEL")
    expect(filed).to_contain_text("$1,000,000")
    expect(filed).to_contain_text("filed Apr 20, 2025")
    expect(page.get_by_role("region", name="What may be published")).to_contain_text("filed $1,000,000 as received")


def test_downloads_the_rows_that_the_page_shows(open_page: Opener) -> None:
    page = open_page("/?capacity=personal&fund=us-inaugural-2025")
    shown = page.locator("table.gifts tbody .who a").all_inner_texts()
    with page.expect_download() as begun:
        page.get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(begun.value.path()).read_text("utf-8-sig"))))
    assert begun.value.suggested_filename == "onrecord-gifts-2025-06-01.csv"
    assert sorted(row["donor_name"] for row in rows) == sorted(shown)
    assert {row["capacity"] for row in rows} == {"personal"}
    assert len(shown) == 4


def test_switches_to_french_on_the_same_page(open_page: Opener) -> None:
    page = open_page("/")
    _find_gift(page)
    before = page.url
    page.get_by_role("link", name="Français").click()
    assert page.url == before.replace("/pledges/", "/fr/pledges/")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", name="Pourquoi ce don compte comme personnel")).to_be_visible()
    expect(page.locator(".headline-figures .sum")).to_have_text(re.compile(r"^1\s000\s000\s\$"))
    page.get_by_role("link", name="English").click()
    assert page.url == before


def test_an_asked_list_stays_asked_in_french(open_page: Opener) -> None:
    page = open_page("/?q=altman&capacity=personal")
    page.get_by_role("link", name="Français").click()
    expect(page.locator("table.gifts tbody tr")).to_have_count(1)
    assert page.url.endswith("/fr/?q=altman&capacity=personal")
