"""Every response has the safe headers, whoever answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from onrecord.web.accounts.settings import GuardSettings
from onrecord.web.safety.application import SafeApplication
from onrecord.web.safety.headers import POLICY, SAFE_HEADERS
from tests.web.accounts.making import LOCAL, Clock, make_client, token_in


@pytest.fixture
def local() -> TestClient:
    return make_client(GuardSettings(), Clock(), base=LOCAL, raises=False)


def _responses(client: TestClient) -> Iterator[tuple[int, object]]:
    for path in (
        "/",
        "/plain",
        "/nothing",
        "/boom",
        "/static/onrecord.css",
        "/static/nothing.css",
        "/static/../x",
        "/openapi.json",
    ):
        yield 0, client.get(path)
    token = token_in(client.get("/").text)
    yield 403, client.post("/review", data={"by": "Ann"})
    yield 422, client.post("/review", data={"csrf_token": token})
    yield 405, client.post("/plain", data={"csrf_token": token})
    yield 421, client.get("/", headers={"host": "evil.example"})
    yield 413, client.post("/review", content=b"x" * 1_000_001)
    yield 200, client.head("/static/onrecord.css")
    yield 405, client.options("/plain")


def test_every_response_is_safe(local: TestClient) -> None:
    statuses = set()
    for status, answer in _responses(local):
        assert status in (0, answer.status_code)  # type: ignore[attr-defined]
        statuses.add(answer.status_code)  # type: ignore[attr-defined]
        headers = answer.headers  # type: ignore[attr-defined]
        assert headers.get_list("content-security-policy") == [POLICY]
        assert {name: headers.get(name) for name in SAFE_HEADERS} == SAFE_HEADERS
        assert "strict-transport-security" not in headers
    assert {200, 403, 404, 405, 413, 421, 422, 500} <= statuses


def test_the_policy_lets_nothing_in() -> None:
    rules = dict(part.split(" ", 1) for part in POLICY.split("; "))
    assert set(rules.values()) == {"'none'", "'self'"}
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


@pytest.mark.parametrize(
    ("own", "kept"),
    [
        ("default-src 'none'; style-src 'unsafe-inline'; sandbox", True),
        ("default-src 'none'; style-src 'unsafe-inline'", False),
        ("default-src *; sandbox", False),
        ("default-src 'none'; script-src *; sandbox allow-scripts", False),
        ("", False),
    ],
)
def test_a_response_loosens_the_policy_only_locked_in(own: str, kept: bool) -> None:
    app: FastAPI = SafeApplication()

    @app.get("/picture.svg")
    def show() -> Response:
        return PlainTextResponse("x", headers={"Content-Security-Policy": own, "X-Frame-Options": "ALLOWALL"})

    answer = TestClient(app).get("/picture.svg")
    assert answer.headers.get_list("content-security-policy") == [own if kept else POLICY]
    assert answer.headers.get_list("x-frame-options") == ["DENY"]


def test_over_https_a_browser_is_asked_to_stay_with_it() -> None:
    client = TestClient(SafeApplication(), base_url="https://gifts.example.org")
    assert client.get("/").headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(("trusted", "is_secure"), [((), False), (("testclient",), True), (("192.0.2.1",), False)])
def test_a_proxy_says_that_it_is_https_only_where_it_is_trusted(trusted: tuple[str, ...], is_secure: bool) -> None:
    client = TestClient(SafeApplication(trusted_proxies=trusted))
    answer = client.get("/", headers={"x-forwarded-proto": "https"})
    assert ("strict-transport-security" in answer.headers) is is_secure


def test_a_page_of_one_reader_is_kept_for_no_other(local: TestClient) -> None:
    own = local.get("/")
    assert (own.headers["cache-control"], own.headers["vary"]) == ("private, no-cache", "Cookie")
    assert "cache-control" not in local.get("/static/onrecord.css").headers
