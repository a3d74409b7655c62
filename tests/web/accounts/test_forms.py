"""A form is taken only from our own page, with or without accounts."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from .conftest import Open
from .making import HTTPS, LOCAL, PASSWORD, sign_in, token_in

OWN = {"local": LOCAL, "private": HTTPS, "public": HTTPS}


@pytest.fixture(params=["local", "private", "public"])
def desk(open_page: Open, request: pytest.FixtureRequest) -> TestClient:
    """A page on which somebody may decide, open in each way."""
    browser = open_page(request.param)
    if request.param != "local":
        assert sign_in(browser, "reviewer") == 303
    return browser


def _token(browser: TestClient) -> str:
    return token_in(browser.get("/").text)


def _own(browser: TestClient) -> str:
    return str(browser.base_url).rstrip("/")


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "own"}, {"origin": "own", "sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}],
    ids=str,
)
def test_our_own_form_is_taken(desk: TestClient, headers: dict[str, str]) -> None:
    sent = {name: _own(desk) if value == "own" else value for name, value in headers.items()}
    assert desk.post("/review", data={"csrf_token": _token(desk), "by": "Ann"}, headers=sent).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://localhost:8765"},
        {"origin": "https://gifts.example.org.evil.example"},
        {"origin": "https://evil.gifts.example.org"},
        {"origin": "https://gifts.example.org:8443"},
        {"origin": "http://gifts.example.org"},
        {"origin": "https://gifts.example.org:https"},
        {"origin": "own", "sec-fetch-site": "cross-site"},
        {"origin": "own", "sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "nonsense"},
    ],
    ids=str,
)
def test_a_form_from_elsewhere_is_refused_though_its_token_is_right(desk: TestClient, headers: dict[str, str]) -> None:
    sent = {name: _own(desk) if value == "own" else value for name, value in headers.items()}
    answer = desk.post("/review", data={"csrf_token": _token(desk), "by": "Ann"}, headers=sent)
    assert answer.status_code == 403
    assert "<h1>Not from this page</h1>" in answer.text
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("token", [None, "", "wrong", "\u202e", "A" * 43, "A" * 100_000])
def test_a_form_without_its_token_is_refused(desk: TestClient, token: str | None) -> None:
    _token(desk)
    fields = {"by": "Ann"} if token is None else {"by": "Ann", "csrf_token": token}
    assert desk.post("/review", data=fields, headers={"origin": _own(desk)}).status_code == 403


def test_a_browser_without_cookies_is_refused(desk: TestClient) -> None:
    token = _token(desk)
    desk.cookies.clear()
    assert desk.post("/review", data={"csrf_token": token, "by": "Ann"}).status_code in (401, 403)


def test_a_token_twice_is_none(desk: TestClient) -> None:
    token = _token(desk)
    body = f"csrf_token={token}&csrf_token={token}&by=Ann"
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert desk.post("/review", content=body, headers=kind).status_code == 403


def test_a_token_in_a_header_serves_a_script_of_ours(desk: TestClient) -> None:
    sent = {"x-csrf-token": _token(desk)}
    assert desk.post("/review", data={"by": "Ann"}, headers=sent).status_code == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data; boundary=x", ""])
def test_a_token_in_another_kind_of_body_is_not_looked_for(desk: TestClient, kind: str) -> None:
    """A foreign page can send text/plain and multipart without asking; our forms are urlencoded."""
    body = f"csrf_token={_token(desk)}&by=Ann"
    assert desk.post("/review", content=body, headers={"content-type": kind}).status_code == 403


def test_a_token_from_before_signing_in_is_worth_nothing_after(page: TestClient) -> None:
    before = token_in(page.get("/login").text)
    sign_in(page, "reviewer")
    assert _token(page) != before
    assert page.post("/review", data={"csrf_token": before}).status_code == 403


def test_a_token_of_another_session_is_worth_nothing(open_page: Open) -> None:
    mine, theirs = open_page("private"), open_page("private")
    sign_in(mine, "reviewer")
    sign_in(theirs, "reviewer")
    assert theirs.post("/review", data={"csrf_token": _token(mine)}).status_code == 403
    assert theirs.post("/review", data={"csrf_token": _token(theirs)}).status_code == 200


def test_nobody_is_signed_in_by_a_foreign_form(page: TestClient) -> None:
    """A page elsewhere could sign a reader in under its own account, and read there what they decide."""
    assert page.post("/login", data={"name": "admin", "password": PASSWORD}).status_code == 403
    fields = {"name": "admin", "password": PASSWORD, "csrf_token": token_in(page.get("/login").text)}
    assert page.post("/login", data=fields, headers={"origin": "https://evil.example"}).status_code == 403
    assert page.get("/plain").status_code == 303


def test_nobody_is_signed_out_by_a_foreign_form(page: TestClient) -> None:
    sign_in(page, "reader")
    assert page.post("/logout", data={}).status_code == 403
    assert page.get("/plain").status_code == 200


def test_a_question_by_post_may_come_from_anywhere(open_page: Open) -> None:
    asked = open_page("public").post(
        "/api/v1/reconcile", data={"queries": "{}"}, headers={"origin": "https://refine.example"}
    )
    assert (asked.status_code, asked.text) == (200, "{}")


def test_a_page_without_a_form_sets_no_cookie(open_page: Open) -> None:
    assert "set-cookie" not in open_page("local").get("/plain").headers


def test_the_reason_names_a_proxy_where_there_may_be_one(open_page: Open) -> None:
    browser = open_page("public", base="http://gifts.example.org")
    browser.get("/")
    told = browser.post("/login", data={}, headers={"origin": HTTPS}).text
    assert "`onrecord serve --trust-proxy`" in told


def test_a_judgement_is_by_the_account_whatever_is_typed(page: TestClient) -> None:
    sign_in(page, "reviewer")
    assert page.post("/review", data={"csrf_token": _token(page), "by": "Somebody Else"}).text == "reviewer"


def test_a_judgement_on_a_local_page_is_by_who_was_typed_and_then_remembered(open_page: Open) -> None:
    browser = open_page("local")
    assert browser.post("/review", data={"csrf_token": _token(browser)}).status_code == 422
    assert browser.post("/review", data={"csrf_token": _token(browser), "by": " Zoë  Ward\u202e "}).text == (
        "Zoë Ward‹U+202E›"
    )
    assert browser.post("/review", data={"csrf_token": _token(browser)}).text == "Zoë Ward‹U+202E›"


def test_a_judgement_on_a_local_page_is_by_the_reviewer_of_the_machine(open_page: Open) -> None:
    browser = open_page("local", reviewer="ann")
    assert browser.post("/review", data={"csrf_token": _token(browser)}).text == "ann"
    assert browser.post("/review", data={"csrf_token": _token(browser), "by": "ben"}).text == "ben"


@pytest.mark.parametrize("name", ["origin", "sec-fetch-site"])
def test_a_refusal_repeats_nothing_that_runs(desk: TestClient, name: str) -> None:
    text = desk.post("/review", data={}, headers={name: "https://<script>alert(1)</script>"}).text
    assert "&lt;script&gt;" in text
    assert "<script>" not in text


def test_a_refusal_is_in_the_readers_language(desk: TestClient) -> None:
    assert "<h1>Ne vient pas de cette page</h1>" in desk.post("/fr/review", data={}).text
