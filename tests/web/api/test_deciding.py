"""Deciding through the API: who may, with which token, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.web import WebSettings, make_app
from onrecord.web.api.shapes.reviewing import DecidedShape
from tests.web.api.asking import TOP, conforms, every_item, problem_of
from tests.web.api.conftest import LATER


@pytest.fixture
def ledger(filed_ledger: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "onrecord.db"
    copy.write_bytes(filed_ledger.read_bytes())
    return copy


@pytest.fixture
def client(ledger: Path) -> Iterator[TestClient]:
    settings = WebSettings(ledger=ledger, clock=lambda: LATER)
    with TestClient(make_app(settings), base_url=settings.address) as opened:
        yield opened


def _headers(client: TestClient) -> dict[str, str]:
    return {"X-CSRF-Token": client.get(f"{TOP}/session").json()["csrf_token"]}


def _conflict(client: TestClient) -> dict[str, Any]:
    return every_item(client, f"{TOP}/review?kind=conflict")[0]


def _address(item: dict[str, Any]) -> str:
    return f"{TOP}/review/{item['id'].replace('#', '%23')}"


def test_an_answer_is_kept_and_followed(client: TestClient, ledger: Path) -> None:
    item = _conflict(client)
    donor = client.get(f"{TOP}/gifts/{item['pledge']}").json()["donor"]["key"]
    told = {"answer": item["answers"][0], "why": "read the page", "by": "ann"}
    response = client.post(_address(item), json=told, headers=_headers(client))
    assert response.status_code == 200, response.text
    assert conforms(DecidedShape, response.json())
    kept = response.json()["judgements"]
    assert {(one["decision"], one["by"], one["why"]) for one in kept} == {("reject", "ann", "read the page")}
    assert item["id"] not in [one["id"] for one in every_item(client, f"{TOP}/review")]
    assert kept[0]["id"] in [one["id"] for one in every_item(client, f"{TOP}/corrections")]
    assert [gift["conflicts"] for gift in every_item(client, f"{TOP}/gifts?donor={donor}")] == [0]
    with Ledger.open(ledger, read_only=True) as opened:
        assert opened.verify().holds
    again = problem_of(client, _address(item), method="POST", json=told, headers=_headers(client))
    assert (again["status"], again["type"]) == (409, "/api/v1/problems/conflict")


def test_without_the_token_nothing_is_kept(client: TestClient) -> None:
    item = _conflict(client)
    told = {"answer": item["answers"][0], "by": "ann"}
    for headers in ({}, {"X-CSRF-Token": "x"}):
        assert problem_of(client, _address(item), method="POST", json=told, headers=headers)["status"] == 403
    assert item["id"] in [one["id"] for one in every_item(client, f"{TOP}/review")]


# what is sent, status, what is said
WRONG = [
    ({"answer": "perhaps", "by": "ann"}, 422, "'perhaps' is none of 1, 2"),
    ({"answer": "1"}, 422, "Say who decides"),
    ({"answer": ""}, 422, "answer"),
    ({"answer": 1}, 422, "answer"),
    ({}, 422, "answer"),
    ({"answer": "1", "why": "x" * 3000, "by": "ann"}, 422, "why"),
]


@pytest.mark.parametrize(("told", "status", "said"), WRONG, ids=[str(row[2]) for row in WRONG])
def test_an_answer_that_is_none_is_refused(client: TestClient, told: dict[str, Any], status: int, said: str) -> None:
    body = problem_of(client, _address(_conflict(client)), method="POST", json=told, headers=_headers(client))
    assert body["status"] == status
    assert said in body["detail"]


def test_only_json_is_taken(client: TestClient) -> None:
    address, headers = _address(_conflict(client)), _headers(client)
    body = problem_of(
        client, address, method="POST", content="{", headers={**headers, "Content-Type": "application/json"}
    )
    assert body["status"] == 400
    body = problem_of(
        client, address, method="POST", content="answer=1", headers={**headers, "Content-Type": "text/plain"}
    )
    assert body["status"] in (415, 422)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_nothing_else_is_changed_here(client: TestClient, method: str) -> None:
    response = client.request(method, f"{TOP}/gifts", headers=_headers(client))
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response.json()["type"] == "/api/v1/problems/method-not-allowed"


def test_too_much_is_refused(client: TestClient) -> None:
    body = problem_of(client, f"{TOP}/reconcile", method="POST", data={"queries": "x" * 1_100_000})
    assert body["status"] == 413
