"""Who may do what, where the page is open in which way: each row of access.tsv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.accounts.access import READING_METHODS, Paths, choose_access, wanted_role

from .conftest import Open
from .making import sign_in, token_in

LINES = [
    line
    for line in (Path(__file__).parent / "access.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
CASES = list(csv.DictReader(LINES, delimiter="\t"))


def _name(case: dict[str, str]) -> str:
    return "-".join((case["page"], case["who"], case["method"], case["path"]))


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_caller_gets_what_is_theirs(open_page: Open, case: dict[str, str]) -> None:
    browser = open_page(case["page"])
    if case["who"] != "nobody":
        assert sign_in(browser, case["who"]) == 303
    start = "/login" if case["page"] == "private" and case["who"] == "nobody" else "/"
    fields = {"csrf_token": token_in(browser.get(start).text), "by": "Ann"}
    sends = {"data": fields} if case["method"] in ("POST", "PUT") else {}
    answer = browser.request(case["method"], case["path"], **sends)  # type: ignore[arg-type]
    assert str(answer.status_code) == case["status"]
    assert ("this is for" in answer.text.casefold()) == (case["status"] in ("401", "403"))


_PATHS = st.lists(
    st.sampled_from(["", "login", "static", "review", "api", "v1", "reconcile", "admin", "x", "..", "%2e"])
)


@given(
    access=st.sampled_from(["private", "public"]),
    method=st.sampled_from(["POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "post", "GET ", ""]) | st.text(),
    parts=_PATHS,
)
def test_whatever_is_sent_from_beyond_needs_a_reviewer(access: str, method: str, parts: list[str]) -> None:
    path = "/" + "/".join(parts)
    role = wanted_role(access, method, path, Paths())
    is_known = method in READING_METHODS or path.startswith(("/login", "/logout", "/static", "/api/v1/reconcile"))
    assert is_known or role in ("reviewer", "admin")


@given(method=st.sampled_from(["GET", "HEAD", "OPTIONS"]), parts=_PATHS)
def test_whatever_is_read_on_a_private_page_needs_an_account(method: str, parts: list[str]) -> None:
    path = "/" + "/".join(parts)
    assert path.startswith(("/login", "/static")) or wanted_role("private", method, path, Paths()) is not None


def test_the_way_to_sign_in_leads_back_in_the_readers_language(open_page: Open) -> None:
    asked = open_page("private").get("/fr/review?page=2&donor=a%26b")
    assert asked.headers["location"] == "/fr/login?next=%2Ffr%2Freview%3Fpage%3D2%26donor%3Da%2526b"


@pytest.mark.parametrize(("who", "name", "status"), [("", "sign-in", 401), ("reader", "not-allowed", 403)])
def test_a_program_is_told_in_problem_details(open_page: Open, who: str, name: str, status: int) -> None:
    browser = open_page("private")
    if who:
        sign_in(browser, who)
    answer = browser.post("/api/v1/pledges", data={})
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["type"], told["status"]) == (f"/api/v1/problems/{name}", status)
    assert told["detail"].startswith("this is for a reviewer")


@pytest.mark.parametrize(
    ("host", "name", "public", "behind_proxy", "access"),
    [
        ("127.0.0.1", None, None, False, "local"),
        ("127.8.9.1", None, None, False, "local"),
        ("::1", None, None, False, "local"),
        ("localhost", "localhost", None, False, "local"),
        ("127.0.0.1", None, False, False, "private"),
        ("127.0.0.1", None, True, False, "public"),
        ("127.0.0.1", None, None, True, "private"),
        ("127.0.0.1", "gifts.example.org", None, False, "private"),
        ("0.0.0.0", None, None, False, "private"),
        ("::", None, None, False, "private"),
        ("", None, None, False, "private"),
        ("192.0.2.1", None, True, False, "public"),
        ("localhost.example", None, None, False, "private"),
    ],
)
def test_where_it_is_reached_from_says_how_it_is_open(
    host: str, name: str | None, public: bool | None, behind_proxy: bool, access: str
) -> None:
    assert choose_access(host, name, public=public, behind_proxy=behind_proxy) == access
