"""A reporter: filters, sorts and pages through the list, by keyboard alone, prints it, and goes back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import Opener
from .printed import read_pdf

if TYPE_CHECKING:
    from playwright.sync_api import Page

_FOCUSED = """() => { const one = document.activeElement; const style = getComputedStyle(one);
  return {name: one.name || one.innerText || one.id, tag: one.tagName,
          seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2} }"""


def test_filters_and_sorts(open_page: Opener) -> None:
    page = open_page("/")
    page.get_by_text("More filters and the order").click()
    page.get_by_label("Whose money").select_option(label="company")
    page.get_by_label("At least").fill("2000000")
    page.get_by_label("Order").select_option(label="Largest sum first")
    page.get_by_role("button", name="Search").click()
    assert page.locator("table.gifts .who a").all_inner_texts() == ["Pilgrim's Pride", "Ripple", "Chevron", "Robinhood"]
    assert "=&" not in page.url, "empty fields are left out of the address"
    page.get_by_role("link", name=re.compile("^At least .*take this filter away")).click()
    expect(page.locator("table.gifts tbody tr")).to_have_count(25)


def test_pages_on_and_back(open_page: Opener) -> None:
    page = open_page("/")
    first = page.locator("table.gifts .who a").all_inner_texts()
    page.get_by_role("link", name="Next page").click()
    second = page.locator("table.gifts .who a").all_inner_texts()
    assert (len(first), len(second)) == (25, 14)
    page.go_back()
    assert page.locator("table.gifts .who a").all_inner_texts() == first


def test_what_cannot_be_read_is_said_beside_its_field(open_page: Opener) -> None:
    page = open_page("/?since=yesterday")
    field = page.get_by_label("Reported from")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("such as 2025-01-20"))
    page.get_by_role("alert").get_by_role("link").click()
    expect(field).to_be_focused()


def test_the_keyboard_alone_does_it(open_page: Opener) -> None:
    page = open_page("/")
    focused = [_tab(page) for _ in range(16)]
    assert focused[0]["name"] == "Skip to the content"
    assert [one["name"] for one in focused[1:5]] == ["onrecord", "English", "Français", "Gifts"]
    assert [one for one in focused if not one["seen"]] == []
    assert [one["name"] for one in focused[12:15]] == ["q", "fund", "standing"]


def test_the_skip_link_leads_to_the_content(open_page: Opener) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert _tab(page)["name"] == "q"


def test_a_table_that_scrolls_can_be_scrolled_by_keyboard(open_page: Opener) -> None:
    page = open_page("/funds", width=360)
    region = page.locator(".scroll").first
    if not region.evaluate("one => one.scrollWidth > one.clientWidth"):
        return  # it fits, and there is nothing to scroll
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("one => one.scrollLeft > 0", arg=region.element_handle())


@pytest.mark.parametrize("address", ["/", "/funds/us-inaugural-2025", "/pledges/{gift}"])
def test_prints_the_content_without_navigation(
    open_page: Opener, ids: dict[str, str], tmp_path: Path, address: str
) -> None:
    page = open_page(address.format(**ids))
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    printed = tmp_path / "page.pdf"
    page.pdf(path=printed, format="A4")
    found = read_pdf(printed)
    assert 1 <= found.pages <= 12
    assert found.texts > 50


def _tab(page: Page) -> dict[str, object]:
    page.keyboard.press("Tab")
    found: dict[str, object] = page.evaluate(_FOCUSED)
    return found
