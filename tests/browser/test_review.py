"""A reviewer decides by keyboard and by mouse, takes it back, and needs an account where others reach the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.accounts.making import PASSWORD, make_accounts

from .conftest import Opener, Site, copy_ledger, opening, serve
from .every_page import find_barriers

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CLAIM = "/review?kind=claim"
DONOR = "Foxglove Ropes"


@pytest.fixture
def open_own(browser: Browser, own_site: Site) -> Iterator[Opener]:
    """Open windows of a ledger in which this test may decide."""
    with opening(browser, own_site) as opener:
        yield opener


@pytest.fixture(scope="module")
def lent_site(made_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A page for all tests that take back what they decide: starting one takes as long as such a test."""
    with serve(copy_ledger(made_ledger, tmp_path_factory.mktemp("lent"))) as served:
        yield served


@pytest.fixture
def open_lent(browser: Browser, lent_site: Site) -> Iterator[Opener]:
    """Open windows of a ledger that the test leaves as it was."""
    with opening(browser, lent_site) as opener:
        yield opener


@pytest.fixture(scope="module")
def guarded_site(made_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A page that asks for an account."""
    folder = tmp_path_factory.mktemp("guarded")
    accounts = make_accounts(folder).path
    with serve(copy_ledger(made_ledger, folder), "--private", "--accounts", str(accounts)) as served:
        yield served


@pytest.fixture
def open_guarded(browser: Browser, guarded_site: Site) -> Iterator[Opener]:
    """Open windows of a page that asks for an account."""
    with opening(browser, guarded_site) as opener:
        yield opener


def _is_listed(page: Page) -> bool:
    page.goto("/?q=foxglove")
    return page.locator("table.gifts tbody tr").count() == 1


def test_decides_by_mouse_and_takes_it_back(open_lent: Opener) -> None:
    page = open_lent(CLAIM)
    expect(page.get_by_role("heading", level=2).first).to_contain_text(DONOR)
    expect(page.locator(".question mark").first).to_be_visible()
    page.get_by_label("Your name").fill("Ann")
    page.get_by_label("Why").fill("read the page")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("status").first).to_contain_text("Kept")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("status").first).to_contain_text("Taken back")
    expect(page.get_by_role("heading", level=2).first).to_contain_text(DONOR)
    assert not _is_listed(page)


def test_decides_by_keyboard(open_own: Opener) -> None:
    page = open_own(CLAIM)
    page.get_by_label("Your name").fill("Ann")
    page.locator("#question").focus()
    page.keyboard.press("?")
    expect(page.locator("details.keys")).to_have_attribute("open", "")
    page.keyboard.press("a")
    expect(page.get_by_role("status").first).to_contain_text("Kept")
    assert _is_listed(page)
    page.goto("/corrections")
    expect(page.get_by_role("main")).to_contain_text("Ann")


# Each key, and the sign by which a page tells that it was understood.
KEYS = [
    ("r", "Kept"),
    ("a", "Kept"),
]


@pytest.mark.parametrize(("key", "told"), KEYS)
def test_a_key_decides_and_u_takes_it_back(open_lent: Opener, key: str, told: str) -> None:
    page = open_lent(CLAIM)
    page.get_by_label("Your name").fill("Ann")
    page.locator("#question").focus()
    page.keyboard.press(key)
    expect(page.get_by_role("status").first).to_contain_text(told)
    page.locator("#main").focus()
    page.keyboard.press("u")
    expect(page.get_by_role("status").first).to_contain_text("Taken back")
    assert not _is_listed(page)


def test_keys_lead_on_and_back_and_can_be_put_off(open_lent: Opener) -> None:
    page = open_lent("/review")
    first = page.get_by_role("heading", level=2).first.inner_text()
    page.keyboard.press("j")
    expect(page.get_by_role("heading", level=2).first).not_to_have_text(first)
    page.keyboard.press("k")
    expect(page.get_by_role("heading", level=2).first).to_have_text(first)
    page.locator("details.keys summary").click()
    page.locator("#use-keys").uncheck()
    page.locator("#question").focus()
    page.keyboard.press("j")
    expect(page.get_by_role("heading", level=2).first).to_have_text(first)


def test_a_letter_in_a_field_decides_nothing(open_lent: Opener) -> None:
    page = open_lent(CLAIM)
    page.get_by_label("Why").press_sequentially("a rare read")
    expect(page.get_by_label("Why")).to_have_value("a rare read")
    assert page.url.endswith(CLAIM)


def test_rejects_without_script(open_own: Opener) -> None:
    page = open_own(CLAIM, java_script_enabled=False)
    page.get_by_label("Your name").fill("Ann")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_role("status").first).to_contain_text("Kept")
    assert not _is_listed(page)


def test_signs_in_decides_and_signs_out(open_guarded: Opener) -> None:
    page = open_guarded(CLAIM)
    assert "/login?next=" in page.url
    assert find_barriers(page) == []
    _sign_in(page, "reviewer")
    assert page.url.endswith(CLAIM)
    assert page.evaluate("document.cookie") == ""
    expect(page.get_by_role("main")).to_contain_text("You decide as reviewer")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("status").first).to_contain_text("Kept")
    assert _is_listed(page)
    page.get_by_role("button", name="Sign out").click()
    page.goto("/?q=foxglove")
    assert "/login?next=" in page.url


def test_a_reader_reads_and_decides_nothing(open_guarded: Opener) -> None:
    page = open_guarded("/fr/")
    _sign_in(page, "reader")
    expect(page.locator("table.gifts tbody tr").first).to_be_visible()
    assert page.url.endswith("/fr/")
    page.goto(CLAIM)
    expect(page.get_by_role("heading", level=1)).to_have_text("Not allowed")


def test_a_wrong_password_is_said(open_guarded: Opener) -> None:
    page = open_guarded("/")
    _sign_in(page, "reviewer", "seven lamps at high tide")
    expect(page.get_by_role("alert")).to_have_text("The name or the password is wrong.")


def _sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.locator("#name").fill(name)
    page.locator("#password").fill(password)
    page.locator("form.login button").click()
