"""Signing in and out: what opens a session, what ends it, and that nothing tells which names there are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update
from starlette.testclient import TestClient

from onrecord.web.accounts.attempts import Attempts, LoginLimits
from onrecord.web.accounts.file import AccountsFile
from onrecord.web.accounts.keeping import (
    disable_account,
    enable_account,
    list_accounts,
    remove_account,
    set_hash,
    set_role,
)
from onrecord.web.accounts.passwords import Hashing
from onrecord.web.accounts.schema import sessions, users
from onrecord.web.accounts.sessions import SessionLife
from onrecord.web.accounts.signing_in import Door

from .conftest import Open
from .making import LOCAL, PASSWORD, START, Clock, fast_hashing, sign_in, token_in

SESSION = "__Host-onrecord-session"


def _reads(browser: TestClient) -> bool:
    return browser.get("/plain").status_code == 200


def test_a_right_password_opens_the_page_that_was_asked_for(page: TestClient) -> None:
    form = page.get("/login?next=/plain%3Fa%3D1").text
    fields = {"csrf_token": token_in(form), "name": "reader", "password": PASSWORD, "next": "/plain?a=1"}
    assert 'name="next" value="/plain?a=1"' in form
    answer = page.post("/login", data=fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/plain?a=1")
    assert _reads(page)


def test_capitals_of_a_name_do_not_count(page: TestClient) -> None:
    assert sign_in(page, "READER") == 303


def test_an_accent_is_one_however_the_keyboard_sends_it(page: TestClient, accounts: AccountsFile) -> None:
    set_hash(accounts, "reader", fast_hashing().hash("cafe\u0301 by the harbour"))
    assert sign_in(page, "reader", "caf\u00e9 by the harbour") == 303


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("reader", "another password"),
        ("reader", ""),
        ("reader", PASSWORD + " "),
        ("reader", PASSWORD + "x" * 5000),
        ("nobody", PASSWORD),
        ("", ""),
        ("' OR 1=1 --", PASSWORD),
        ("reader\x00", PASSWORD),
        ("r" * 100_000, PASSWORD),
        ("disabled", PASSWORD),
    ],
)
def test_what_is_wrong_is_not_told_apart(page: TestClient, accounts: AccountsFile, name: str, password: str) -> None:
    if name == "disabled":
        name = "reviewer"
        disable_account(accounts, name, START)
    wrong = page.post(
        "/login", data={"csrf_token": token_in(page.get("/login").text), "name": name, "password": password}
    )
    assert wrong.status_code == 403
    assert "The name or the password is wrong." in wrong.text
    assert SESSION not in page.cookies
    assert not _reads(page)


class _Counting(PasswordHasher):
    """Counts how often a password is held against a hash, and with which parameters."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.against: list[str] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]
        self.against.append(str(hash).rsplit("$", 2)[0])
        return super().verify(hash, password)


@pytest.mark.parametrize("name", ["reader", "nobody", "disabled"])
def test_an_unknown_name_takes_the_work_of_a_known_one(accounts: AccountsFile, clock: Clock, name: str) -> None:
    if name == "disabled":
        name = "reviewer"
        disable_account(accounts, name, START)
    hasher = _Counting()
    attempts = Attempts(accounts, LoginLimits(), clock)
    door = Door(accounts, Hashing(hasher), attempts, SessionLife(), clock)
    assert door.sign_in(name, "wrong password", address="192.0.2.1").token is None
    assert hasher.against == ["$argon2id$v=19$m=8,t=1,p=1"]


def test_a_session_has_a_new_token_and_the_one_before_ends(page: TestClient) -> None:
    """Session fixation: whoever handed a reader their own session's cookie is not signed in by the reader."""
    sign_in(page, "reader")
    handed_over = page.cookies[SESSION]
    assert sign_in_again(page, "admin") == 303
    assert page.cookies[SESSION] != handed_over
    page.cookies.clear()
    page.cookies.set(SESSION, handed_over)
    assert not _reads(page)


def sign_in_again(browser: TestClient, name: str) -> int:
    token = token_in(browser.get("/").text)
    return browser.post("/login", data={"csrf_token": token, "name": name, "password": PASSWORD}).status_code


def test_a_made_up_token_is_not_taken_over(page: TestClient) -> None:
    chosen = "chosen-by-somebody-else"
    token = token_in(page.get("/login").text)
    page.cookies.set(SESSION, chosen)
    answer = page.post("/login", data={"csrf_token": token, "name": "reader", "password": PASSWORD})
    given = [cookie for cookie in answer.headers.get_list("set-cookie") if cookie.startswith(SESSION)]
    assert answer.status_code == 303
    assert len(given) == 1
    assert chosen not in given[0]


def test_a_session_is_over_after_signing_out(page: TestClient) -> None:
    sign_in(page, "reader")
    kept = page.cookies[SESSION]
    out = page.post("/logout", data={"csrf_token": token_in(page.get("/").text)})
    assert (out.status_code, out.headers["location"]) == (303, "/")
    assert SESSION not in page.cookies
    page.cookies.set(SESSION, kept)
    assert not _reads(page)


def test_a_link_signs_nobody_out(page: TestClient) -> None:
    sign_in(page, "reader")
    assert page.get("/logout").status_code == 405
    assert _reads(page)


def _change_password(file: AccountsFile) -> None:
    set_hash(file, "reader", fast_hashing().hash("nine buoys in the sound"))


def _disable(file: AccountsFile) -> None:
    disable_account(file, "reader", START)


def _disable_and_enable(file: AccountsFile) -> None:
    disable_account(file, "reader", START)
    enable_account(file, "reader")


def _remove(file: AccountsFile) -> None:
    remove_account(file, "reader", START)


@pytest.mark.parametrize("change", [_change_password, _disable, _disable_and_enable, _remove])
def test_a_session_ends_with_what_it_stood_on(
    page: TestClient, accounts: AccountsFile, change: Callable[[AccountsFile], None]
) -> None:
    sign_in(page, "reader")
    change(accounts)
    assert not _reads(page)


class _Meanwhile(Hashing):
    """Hashes so slowly that something happens meanwhile."""

    def __init__(self, happens: Callable[[], None]) -> None:
        super().__init__(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        self._happens = happens

    def fits(self, kept: str | None, password: str) -> bool:
        fits = super().fits(kept, password)
        self._happens()
        return fits


@pytest.mark.parametrize("change", [_change_password, _disable, _remove])
def test_a_session_is_not_opened_on_what_has_just_ended(
    accounts: AccountsFile, clock: Clock, change: Callable[[AccountsFile], None]
) -> None:
    attempts = Attempts(accounts, LoginLimits(), clock)
    door = Door(accounts, _Meanwhile(lambda: change(accounts)), attempts, SessionLife(), clock)
    assert door.sign_in("reader", PASSWORD, address="192.0.2.1").token is None


def test_a_session_of_a_disabled_account_opens_nothing(page: TestClient, accounts: AccountsFile) -> None:
    """Sessions are taken away when an account is disabled; one that was left over is worth nothing all the same."""
    sign_in(page, "reader")
    with accounts.writing() as connection:
        connection.execute(update(users).values(disabled=1))
    assert not _reads(page)


def test_another_role_holds_from_the_next_page_on(page: TestClient, accounts: AccountsFile) -> None:
    sign_in(page, "reviewer")
    set_role(accounts, "reviewer", "reader")
    assert page.get("/review").status_code == 403


@pytest.mark.parametrize(
    ("pauses", "holds"),
    [([11], True), ([12], False), ([11] * 15, True), ([11] * 16, False)],
    ids=["used in time", "not used", "used for a week", "used for longer than a week"],
)
def test_a_session_ends_unused_and_at_last(page: TestClient, clock: Clock, pauses: list[int], holds: bool) -> None:
    sign_in(page, "reader")
    for hours in pauses:
        clock.pass_by(hours=hours)
        held = _reads(page)
    assert held is holds


def test_ended_sessions_are_cleared_away(page: TestClient, accounts: AccountsFile, clock: Clock) -> None:
    sign_in(page, "reader")
    page.cookies.clear()
    clock.pass_by(days=1)
    sign_in(page, "admin")
    with accounts.reading() as connection:
        assert len(connection.execute(select(sessions)).all()) == 1


def test_an_account_tells_when_it_signed_in(page: TestClient, accounts: AccountsFile, clock: Clock) -> None:
    clock.pass_by(days=2)
    sign_in(page, "reader")
    last = {account.name: account.last_login for account in list_accounts(accounts)}
    assert last == {"admin": None, "reader": clock.now, "reviewer": None}


def test_a_password_is_hashed_anew_when_parameters_have_changed(page: TestClient, accounts: AccountsFile) -> None:
    old = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1).hash(PASSWORD)
    set_hash(accounts, "reader", old)
    assert sign_in(page, "reader") == 303
    with accounts.reading() as connection:
        kept = connection.scalar(select(users.c.hash).where(users.c.name == "reader"))
    assert str(kept).startswith("$argon2id$v=19$m=8,t=1,p=1$")
    page.cookies.clear()
    assert sign_in(page, "reader") == 303


def test_neither_password_nor_token_is_kept(page: TestClient, accounts: AccountsFile) -> None:
    sign_in(page, "reader")
    token = page.cookies[SESSION]
    files = list(accounts.path.parent.glob("accounts.db*"))
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    kept = b"".join(path.read_bytes() for path in files)
    assert hashlib.sha256(token.encode()).digest() in kept
    assert token.encode() not in kept
    assert PASSWORD.encode() not in kept


@pytest.mark.parametrize("name", ["onrecord-session", "__Host-onrecord-form", "__Secure-onrecord-session"])
def test_over_https_only_the_cookie_of_this_host_counts(page: TestClient, name: str) -> None:
    sign_in(page, "reader")
    token = page.cookies[SESSION]
    page.cookies.clear()
    page.cookies.set(name, token)
    assert not _reads(page)


def test_cookies_are_out_of_reach_of_scripts_and_other_pages(page: TestClient) -> None:
    form = page.get("/login")
    fields = {"csrf_token": token_in(form.text), "name": "reader", "password": PASSWORD}
    answer = page.post("/login", data=fields)
    given = [*form.headers.get_list("set-cookie"), *answer.headers.get_list("set-cookie")]
    assert len(given) == 3
    for cookie in given:
        name, *marks = cookie.split("; ")
        assert name.startswith("__Host-onrecord-")
        assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= set(marks)
        assert not any(mark.startswith("Domain") for mark in marks)


def test_without_https_a_cookie_is_called_otherwise(open_page: Open) -> None:
    browser = open_page("private", base="http://192.0.2.1:8765")
    assert sign_in(browser, "reader") == 303
    assert "onrecord-session" in browser.cookies
    assert _reads(browser)


def test_a_local_page_has_no_session(open_page: Open) -> None:
    browser = open_page("local")
    browser.cookies.set("onrecord-session", "x")
    assert "nobody" not in browser.get("/", headers={"host": LOCAL.removeprefix("http://")}).text


HOSTILE = [
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/\r\nSet-Cookie: a=b",
    "/%0d%0aSet-Cookie:a=b/\n",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "",
    "http:/evil.example",
    "/a\x00b",
    "/" + "a" * 5000,
    "@evil.example",
    "?next=//evil.example",
]


@pytest.mark.parametrize("wanted", HOSTILE)
def test_signing_in_leads_nowhere_else(page: TestClient, wanted: str) -> None:
    fields = {"csrf_token": token_in(page.get("/login").text), "name": "reader", "password": PASSWORD, "next": wanted}
    answer = page.post("/login", data=fields)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    assert len(answer.headers.get_list("set-cookie")) == 2


@pytest.mark.parametrize("wanted", ["/", "/fr/", "/pledges/1?a=b&c=%2F", "/search?q=//evil.example"])
def test_signing_in_leads_to_any_own_page(page: TestClient, wanted: str) -> None:
    fields = {"csrf_token": token_in(page.get("/login").text), "name": "reader", "password": PASSWORD, "next": wanted}
    assert page.post("/login", data=fields).headers["location"] == wanted


def test_whoever_is_signed_in_is_not_asked_again(page: TestClient) -> None:
    sign_in(page, "reader")
    assert page.get("/login?next=//evil.example").headers["location"] == "/"
    assert page.get("/login?next=/plain").headers["location"] == "/plain"


def test_the_form_shows_what_was_typed_harmless(page: TestClient) -> None:
    name = '"><script>alert(1)</script>\u202e'
    fields = {"csrf_token": token_in(page.get("/login").text), "name": name, "password": "wrong"}
    text = page.post("/login", data=fields).text
    assert "<script>" not in text
    assert "\u202e" not in text
    assert "wrong" not in text.replace("is wrong.", "")


def test_the_form_is_in_the_readers_language(page: TestClient) -> None:
    text = page.get("/fr/login").text
    assert "<h1>Se connecter</h1>" in text
    assert 'action="/fr/login"' in text
