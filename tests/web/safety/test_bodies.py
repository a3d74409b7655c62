"""A request may send only so much, whether it says how much or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from onrecord.web.accounts.settings import GuardSettings
from onrecord.web.safety.bodies import stated_length
from tests.web.accounts.making import LOCAL, Clock, make_client, token_in

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def local() -> TestClient:
    return make_client(GuardSettings(most_bytes=1000), Clock(), base=LOCAL)


def _body(client: TestClient, length: int) -> bytes:
    start = f"csrf_token={token_in(client.get('/').text)}&by=".encode()
    return start + b"a" * (length - len(start))


@pytest.mark.parametrize(("length", "status"), [(500, 200), (1000, 200), (1001, 413), (100_000, 413)])
@pytest.mark.parametrize("says_length", [True, False])
def test_a_body_has_a_most(local: TestClient, length: int, status: int, says_length: bool) -> None:
    body = _body(local, length)

    def pieces() -> Iterator[bytes]:
        yield body[:300]
        yield body[300:]

    sent = body if says_length else pieces()
    assert local.post("/review", content=sent, headers=FORM).status_code == status


def test_a_question_has_a_most_too(local: TestClient) -> None:
    assert local.post("/api/v1/reconcile", data={"queries": "a" * 1000}).status_code == 413
    assert local.post("/api/v1/reconcile", data={"queries": "a" * 100}).text == "a" * 100


def test_a_page_gets_the_form_that_was_sent(local: TestClient) -> None:
    body = _body(local, 400)
    assert local.post("/review", content=body, headers=FORM).text == "a" * 80


@pytest.mark.parametrize("value", [b"", b"-1", b"1e9", b"\xb2", b"9" * 5000, b"12, 13"])
def test_a_senseless_length_is_none(value: bytes) -> None:
    assert stated_length({"headers": [(b"content-length", value)]}) == 0
