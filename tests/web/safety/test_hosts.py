"""The page answers to its own names alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from onrecord.web.accounts.settings import GuardSettings
from onrecord.web.safety.hosts import HostRule
from tests.web.accounts.making import LOCAL, Clock, make_accounts, make_client

HOSTILE = [
    "evil.example",
    "evil.example:8765",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "localhost@evil.example",
    "evil.example/localhost",
    "evil.example#localhost",
    "localhost:8765:80",
    "localhost localhost",
    "127.1",
    "2130706433",
    "0x7f.0.0.1",
    "0.0.0.0",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[localhost]",
    "192.0.2.7",
    "",
    ".",
    "localhost\u0131",
]


@pytest.fixture
def local() -> TestClient:
    return make_client(GuardSettings(), Clock(), base=LOCAL)


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8765", "127.0.0.1", "127.0.0.1:1", "[::1]:8765", "localhost."]
)
def test_a_local_page_answers_to_this_machine(local: TestClient, host: str) -> None:
    assert local.get("/plain", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", HOSTILE)
@pytest.mark.parametrize("path", ["/plain", "/static/onrecord.css", "/api/v1/pledges", "/nothing"])
def test_a_local_page_answers_to_no_other_name(local: TestClient, host: str, path: str) -> None:
    answer = local.get(path, headers={b"host": host.encode()})
    assert answer.status_code == 421
    assert "content-security-policy" in answer.headers


def test_a_page_answers_to_one_name_at_a_time(local: TestClient) -> None:
    twice = local.get("/plain", headers=[("host", "localhost"), ("host", "evil.example")])
    assert twice.status_code == 421


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip"])
def test_a_local_page_is_not_served_through_a_proxy(local: TestClient, header: str) -> None:
    answer = local.get("/plain", headers={header: "198.51.100.1"})
    assert (answer.status_code, "--trust-proxy" in answer.text) == (403, True)


@pytest.mark.parametrize(
    ("host", "takes"),
    [
        ("gifts.example.org", True),
        ("GIFTS.example.org:8765", True),
        ("192.0.2.7:8765", True),
        ("[2001:db8::1]:8765", True),
        ("localhost", True),
        ("www.gifts.example.org", False),
        ("evil.example", False),
        ("192.0.2.7.evil.example", False),
    ],
)
def test_a_page_beyond_answers_to_its_names_and_to_figures(tmp_path: Path, host: str, takes: bool) -> None:
    file = make_accounts(tmp_path)
    settings = GuardSettings(access="public", accounts=file.path, names=("gifts.example.org",))
    answer = make_client(settings, Clock()).get("/plain", headers={"host": host})
    assert answer.status_code == (200 if takes else 421)


def test_a_rule_takes_the_address_that_is_listened_on() -> None:
    assert HostRule.of("127.8.8.8", is_local=True).takes("127.8.8.8:80")
    assert HostRule.of("[::1]", is_local=True).takes("[::1]")


def test_a_socket_does_not_pass_by_the_guard(local: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect) as told, local.websocket_connect("/plain", headers={"host": "localhost"}):
        pass
    assert told.value.code == 1008
