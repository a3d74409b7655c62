"""The page as it is served: none of its addresses is open by oversight, and nobody sees what was made for another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from starlette.routing import BaseRoute, Route
from starlette.testclient import TestClient

from onrecord.web import WebSettings, make_app
from onrecord.web.accounts.access import Paths, is_asking
from onrecord.web.accounts.file import AccountsFile
from onrecord.web.accounts.settings import GuardSettings
from onrecord.web.api.routes import ROUTERS as API
from onrecord.web.pages import ROUTERS as PAGES

from .making import HTTPS, Clock, sign_in, token_in

OPEN = ("/login", "/logout", "/static", "/healthz", "/robots.txt")


@pytest.fixture(params=["private", "public"])
def site(
    demo_ledger: Path, accounts: AccountsFile, clock: Clock, request: pytest.FixtureRequest
) -> Iterator[TestClient]:
    guard = GuardSettings(access=request.param, accounts=accounts.path, names=("gifts.example.org",))
    settings = WebSettings(ledger=demo_ledger, host="0.0.0.0", public_address=HTTPS, clock=clock, guard=guard)
    with TestClient(make_app(settings), base_url=HTTPS, follow_redirects=False) as opened:
        yield opened


def _addresses(routes: Iterable[BaseRoute], before: str = "") -> Iterator[tuple[str, str]]:
    """Each method and path, the names of what varies standing for themselves."""
    for route in routes:
        if isinstance(route, Route):
            path = re.sub(r"{(\w+)(:\w+)?}", r"\1", route.path)
            yield from ((method, before + path) for method in sorted(route.methods or ()))


def _all_addresses(site: TestClient) -> list[tuple[str, str]]:
    pages = (route for router in PAGES for route in router.routes)
    of_programs = (route for router in API for route in router.routes)
    alone = site.app.routes  # type: ignore[attr-defined]
    return [*_addresses(alone), *_addresses(pages), *_addresses(of_programs, "/api/v1")]


def _is_private(site: TestClient) -> bool:
    settings: WebSettings = site.app.state.settings  # type: ignore[attr-defined]
    return settings.guard.access == "private"


def test_no_address_is_open_by_oversight(site: TestClient) -> None:
    asked = [(method, path) for method, path in _all_addresses(site) if not path.startswith(OPEN)]
    assert {("GET", "/"), ("GET", "/api/v1/gifts")} <= set(asked)
    reads = ("GET", "HEAD", "OPTIONS")
    for method, path in asked:
        only_asks = method in reads or is_asking(method, path, Paths())
        if only_asks and not _is_private(site):
            continue
        answer = site.request(method, path)
        assert answer.status_code in (303, 401), f"{method} {path}"
        assert answer.headers.get("location", "/login").startswith("/login")


def test_machines_learn_that_it_answers_and_what_they_may_read(site: TestClient) -> None:
    assert (site.get("/healthz").status_code, site.get("/healthz").text) == (200, "ok\n")
    closed = [line for line in site.get("/robots.txt").text.splitlines() if line.startswith("Disallow")]
    assert ("Disallow: /" in closed) is _is_private(site)
    assert ("Disallow: /review" in closed) is not _is_private(site)


def test_what_waits_for_a_person_is_not_published(site: TestClient) -> None:
    assert site.get("/review").headers["location"] == "/login?next=%2Freview"
    sign_in(site, "reader")
    assert site.get("/review").status_code == 403


def test_a_page_is_kept_for_nobody_else(site: TestClient) -> None:
    """The list is kept by the ledger's version: what a reader has signed in for, and their token, is not in it."""
    before = site.get("/")
    sign_in(site, "reader")
    own = site.get("/", headers={"if-none-match": before.headers.get("etag", "")})
    assert own.status_code == 200
    assert ">reader</span>" in own.text
    token = token_in(own.text)
    assert own.headers["cache-control"] == "private, no-cache"
    assert "Cookie" in own.headers["vary"]
    site.post("/logout", data={"csrf_token": token})
    site.cookies.clear()
    after = site.get("/")
    assert token not in after.text
    assert "reader</span>" not in after.text
    assert after.status_code == before.status_code


def test_a_page_says_whose_it_is_and_lets_them_go(site: TestClient) -> None:
    sign_in(site, "reviewer")
    assert site.post("/fr/logout", data={"csrf_token": token_in(site.get("/fr/").text)}).headers["location"] == "/fr/"
