"""A phone of 360 pixels, and a reader who has the text twice as large."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Opener
from .every_page import find_small, find_wide

PHONE = {"width": 360, "height": 740, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}


def test_a_gift_is_found_by_touch(open_page: Opener) -> None:
    page = open_page("/", **PHONE)
    page.get_by_label("Donor, company, fund or outlet").tap()
    page.keyboard.type("altman")
    page.get_by_role("button", name="Search").tap()
    row = page.locator("table.gifts tbody tr")
    expect(row).to_have_count(1)
    for words in ("Sam Altman", "$1,000,000", "personal", "filed as announced", "5 sources"):
        expect(row).to_contain_text(words)
    row.get_by_role("link", name="Sam Altman").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sam Altman")
    assert (find_wide(page), find_small(page)) == ([], [])


@pytest.mark.parametrize("address", ["/", "/fr/", "/funds/us-inaugural-2025", "/fr/pledges/{gift}"])
def test_nothing_is_lost_at_320_pixels(open_page: Opener, ids: dict[str, str], address: str) -> None:
    """WCAG 1.4.10: as wide as a window of 1280 pixels is at 400 %."""
    page = open_page(address.format(**ids), width=320)
    assert find_wide(page) == []
