"""How the API is served: how often one may ask, who may ask, and what pages elsewhere may read."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web import WebSettings, make_app
from onrecord.web.accounts.settings import GuardSettings
from onrecord.web.api.limiting import Limiter
from onrecord.web.api.settings import ApiSettings
from tests.web.accounts.making import make_accounts, sign_in
from tests.web.api.asking import TOP
from tests.web.api.conftest import LATER

ELSEWHERE = "https://refine.example"


def _client(ledger: Path, guard: GuardSettings | None = None, **api: object) -> TestClient:
    settings = WebSettings(
        ledger=ledger,
        clock=lambda: LATER,
        guard=guard or GuardSettings(),
        api=ApiSettings(**api),  # type: ignore[arg-type]
    )
    return TestClient(make_app(settings), base_url=settings.address)


def test_whoever_asks_too_often_is_told_when_to_come_back(filed_ledger: Path) -> None:
    with _client(filed_ledger, per_minute=3) as client:
        assert [client.get(f"{TOP}/").status_code for _ in range(3)] == [200, 200, 200]
        response = client.get(f"{TOP}/gifts")
        assert response.status_code == 429
        assert 1 <= int(response.headers["retry-after"]) <= 60
        assert response.json()["type"] == "/api/v1/problems/too-many-requests"
        assert client.get("/").status_code == 200


def test_the_addresses_of_one_network_count_as_one() -> None:
    limiter = Limiter(1)
    asked = ("2001:db8:1:2::1", "2001:db8:1:2::99", "2001:db8:1:3::1", "192.0.2.7", "192.0.2.8")
    assert [limiter.wait_of({"client": (address, 1)}) > 0 for address in asked] == [False, True, False, False, False]


def test_no_number_of_requests_is_no_limit() -> None:
    with pytest.raises(ValueError, match="per_minute 0"):
        ApiSettings(per_minute=0)


def _sources(client: TestClient) -> set[str]:
    """Where the pages, filings and problems of a ledger came from, as the API tells it."""
    filing = client.get(f"{TOP}/filings/FEC-7").json()
    gift = client.get(f"{TOP}/gifts?q=thane").json()["items"][0]["id"]
    article = client.get(f"{TOP}/gifts/{gift}").json()["tellings"][0]["article"]["id"]
    told = (filing, client.get(f"{TOP}/articles/{article}").json())
    problems = client.get(f"{TOP}/problems").json()["items"]
    return {one["source"] for one in (*problems, *(part for body in told for part in body["captures"]))}


def test_the_public_does_not_learn_what_files_are_called(filed_ledger: Path, tmp_path: Path) -> None:
    make_accounts(tmp_path)
    guard = GuardSettings(access="public", accounts=tmp_path / "accounts.db")
    with _client(filed_ledger, guard) as client:
        assert _sources(client) == {"a file"}
        assert sign_in(client, "reviewer", wanted="/") == 200
        assert {"example.html"} < _sources(client)


def test_what_a_reviewer_was_told_of_files_is_not_shown_again_to_who_comes_after(
    filed_ledger: Path, tmp_path: Path
) -> None:
    make_accounts(tmp_path)
    guard = GuardSettings(access="public", accounts=tmp_path / "accounts.db")
    with _client(filed_ledger, guard) as client:
        assert sign_in(client, "reviewer", wanted="/") == 200
        told = client.get(f"{TOP}/problems")
        assert client.get(f"{TOP}/problems", headers={"If-None-Match": told.headers["etag"]}).status_code == 304
        client.cookies.clear()
        assert client.get(f"{TOP}/problems", headers={"If-None-Match": told.headers["etag"]}).status_code == 200


@pytest.mark.parametrize("path", ["/gifts", "/reconcile", "/openapi.json", "/review", "/session"])
def test_a_private_page_asks_programs_for_an_account(filed_ledger: Path, tmp_path: Path, path: str) -> None:
    make_accounts(tmp_path)
    guard = GuardSettings(access="private", accounts=tmp_path / "accounts.db")
    with _client(filed_ledger, guard) as client:
        body = client.get(TOP + path).json()
        assert (body["status"], body["type"]) == (401, "/api/v1/problems/sign-in")


@pytest.mark.parametrize(
    ("path", "status"), [("/gifts", 200), ("/reconcile", 200), ("/corrections", 200), ("/review", 401)]
)
def test_what_waits_is_not_published(filed_ledger: Path, tmp_path: Path, path: str, status: int) -> None:
    make_accounts(tmp_path)
    guard = GuardSettings(access="public", accounts=tmp_path / "accounts.db")
    with _client(filed_ledger, guard) as client:
        assert client.get(TOP + path).status_code == status
        asked = client.post(f"{TOP}/reconcile", data={"queries": "{}"}, headers={"Origin": ELSEWHERE})
        assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (200, "*")


def test_pages_elsewhere_read_what_is_public_only_where_the_server_was_started_so(filed_ledger: Path) -> None:
    headers = {"Origin": ELSEWHERE}
    with _client(filed_ledger) as client:
        assert "access-control-allow-origin" not in client.get(f"{TOP}/gifts", headers=headers).headers
    with _client(filed_ledger, cors=True) as client:
        response = client.get(f"{TOP}/gifts", headers=headers)
        assert response.headers["access-control-allow-origin"] == "*"
        assert "ETag" in response.headers["access-control-expose-headers"]
        for path in ("/session", "/review"):
            assert "access-control-allow-origin" not in client.get(TOP + path, headers=headers).headers
        problem = client.get(f"{TOP}/gifts?status=x", headers=headers)
        assert problem.headers["access-control-allow-origin"] == "*"


def test_an_error_nobody_expected_is_a_problem_without_its_reason(
    filed_ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("onrecord.ledger.catalogue.catalogue.list_gifts", fail)
    settings = WebSettings(ledger=filed_ledger, clock=lambda: LATER)
    with TestClient(make_app(settings), base_url=settings.address, raise_server_exceptions=False) as client:
        response = client.get(f"{TOP}/gifts")
    assert (response.status_code, response.headers["content-type"]) == (500, "application/problem+json")
    assert "secret" not in response.text
    assert response.headers["content-security-policy"]
