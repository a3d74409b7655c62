"""Everything works where a browser runs no script."""

from __future__ import annotations

from playwright.sync_api import expect

from .conftest import Opener


def test_the_list_is_searched_filtered_and_paged(open_page: Opener) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="Next page").click()
    expect(page.locator("table.gifts tbody tr")).to_have_count(14)
    page.goto("/")
    page.get_by_role("searchbox").fill("altman")
    page.get_by_label("Where it stands").select_option(label="filed as announced")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("table.gifts tbody tr")).to_have_count(1)
    assert "=&" not in page.url, "the server leads to the address without empty fields"


def test_a_gift_unfolds_and_leads_to_its_article(open_page: Opener) -> None:
    page = open_page("/?q=altman", java_script_enabled=False)
    page.get_by_role("table").get_by_role("link", name="Sam Altman").click()
    page.get_by_text("Why the line is taken for this gift").click()
    expect(page.locator("details[open] li").first).to_be_visible()
    page.get_by_role("link", name="The whole article as it was read").first.click()
    expect(page.locator("mark").first).to_be_visible()


def test_pictures_of_a_fund_are_there(open_page: Opener) -> None:
    page = open_page("/funds/us-inaugural-2025", java_script_enabled=False)
    for picture in page.locator("figure.chart img").all():
        expect(picture).to_have_js_property("complete", value=True)
        expect(picture).not_to_have_js_property("naturalWidth", 0)
    page.get_by_text("The figures as a table").first.click()
    expect(page.locator("figure.chart details[open] table").first).to_be_visible()
