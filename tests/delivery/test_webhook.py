"""Webhooks: signed, taken by 2xx alone, never sent on."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from onrecord.delivery import DeliveryError
from onrecord.delivery.webhook import WebhookChannel
from tests.delivery.making import NOW, notice

KEY = "whsec_" + base64.b64encode(b"a key of thirty-two random bytes").decode()


@dataclass
class Receiver:
    """A server on this machine that keeps what is posted; `answers` are given one after the other, then 204."""

    port: int = 0
    answers: list[int] = field(default_factory=list)
    retry_after: str = ""
    came: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def receiver(loopback: None) -> Iterator[Receiver]:
    told = Receiver()

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            told.came.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(told.answers.pop(0) if told.answers else 204)
            self.send_header("location", "/elsewhere")
            if told.retry_after:
                self.send_header("retry-after", told.retry_after)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        told.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield told
        server.shutdown()
        thread.join(10)


def channel(port: int, key: str = KEY) -> WebhookChannel:
    return WebhookChannel("desk", f"http://127.0.0.1:{port}/hook", key, lambda: NOW)


def test_a_notice_is_posted_and_signed(receiver: Receiver) -> None:
    channel(receiver.port).deliver([notice()])
    ((headers, body),) = receiver.came
    signed = f"notice-1.{int(NOW.timestamp())}.".encode() + body
    made = hmac.new(b"a key of thirty-two random bytes", signed, hashlib.sha256).digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(made).decode()}"
    assert (headers["webhook-id"], headers["webhook-timestamp"]) == ("notice-1", str(int(NOW.timestamp())))
    assert headers["content-type"] == "application/json"
    told = json.loads(body)
    assert (told["type"], told["data"]["subject"]) == ("onrecord.new", "pledge-1")
    assert told["data"]["details"] == {"amount": "1000000"}


def test_another_key_or_another_body_gives_another_signature(receiver: Receiver) -> None:
    for key, number in ((KEY, 1), ("another", 1), (KEY, 2)):
        channel(receiver.port, key).deliver([notice(number)])
    assert len({headers["webhook-signature"] for headers, _ in receiver.came}) == 3


@pytest.mark.parametrize("answer", [301, 307, 400, 404, 410, 429, 500, 503])
def test_what_is_not_taken_is_said_and_not_sent_on(receiver: Receiver, answer: int) -> None:
    receiver.answers = [answer]
    with pytest.raises(DeliveryError, match=f"webhook:desk: it answers {answer}") as caught:
        channel(receiver.port).deliver([notice()])
    assert caught.value.is_of_message is (answer == 400)
    assert len(receiver.came) == 1


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("120", 120.0), (format_datetime(NOW + timedelta(minutes=5), usegmt=True), 300.0), ("soon", None), ("", None)],
)
def test_a_receiver_says_when_it_may_be_asked_again(receiver: Receiver, asked: str, seconds: float | None) -> None:
    receiver.answers, receiver.retry_after = [429], asked
    with pytest.raises(DeliveryError) as caught:
        channel(receiver.port).deliver([notice()])
    assert caught.value.retry_after == seconds


def test_nobody_there_is_said_without_the_key(loopback: None) -> None:
    with pytest.raises(DeliveryError, match="webhook:desk: it cannot be reached") as caught:
        channel(9).deliver([notice()])
    assert KEY not in str(caught.value)


def test_an_address_that_no_host_can_have_is_said() -> None:
    with pytest.raises(DeliveryError, match="webhook:desk: it cannot be reached"):
        WebhookChannel("desk", "https://list..example/hook", KEY, lambda: NOW).deliver([notice()])


@pytest.mark.parametrize("damaged", ["whsec_***", "whsec_clé"])
def test_a_damaged_key_is_said(receiver: Receiver, damaged: str) -> None:
    with pytest.raises(DeliveryError, match="no base64"):
        channel(receiver.port, damaged).deliver([notice()])
    assert receiver.came == []
