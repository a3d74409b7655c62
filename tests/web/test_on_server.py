"""A ledger on a server answers the page's questions as the same ledger in a file does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from onrecord.web import WebSettings, make_app
from tests.web.conftest import DAY

ASKED = (
    "/",
    "/?donor=coin&sort=largest",
    "/?q=inaugural+million&status=planned",
    "/?capacity=personal&currency=USD&min=1000",
    "/?capacity=company&sort=donor",
    "/fr/",
    "/funds",
    "/funds/us-inaugural-2025",
    "/filings",
    "/export/gifts.csv?status=given",
    "/export/gifts.jsonl",
    "/api/v1/gifts?per_page=3&sort=newest",
    "/api/v1/gifts?as_of=2024-12-20",
    "/api/v1/donors?per_page=5",
    "/api/v1/funds/us-inaugural-2025/weeks",
    "/api/v1/reconcile?queries=%7B%22q%22%3A%7B%22query%22%3A%22Coinbase%22%7D%7D",
    "/api/v1/review",
    "/corrections",
    "/feeds/new.atom",
)


@pytest.fixture
def asked_of_server(demo_on_server: str, loopback: None) -> Iterator[TestClient]:
    settings = WebSettings(ledger=demo_on_server, clock=lambda: DAY)
    with TestClient(make_app(settings), base_url=settings.address) as opened:
        yield opened


@pytest.mark.parametrize("address", ASKED)
def test_a_question_has_the_same_answer(client: TestClient, asked_of_server: TestClient, address: str) -> None:
    expected, answer = client.get(address), asked_of_server.get(address)
    assert (answer.status_code, answer.text) == (expected.status_code, expected.text)
    assert expected.status_code == 200
