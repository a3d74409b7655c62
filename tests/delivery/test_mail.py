"""Mail, through a relay of our own on this machine (aiosmtpd): over TLS, with a password, and what is refused."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from onrecord.delivery import DeliveryError
from onrecord.delivery.mail import MailChannel, make_message
from onrecord.sources.watchlist import Mail
from tests.delivery.making import NOW, notice
from tests.sources.web.authority import OPENSSL, Authority

pytestmark = pytest.mark.skipif(OPENSSL is None, reason="certificates are made with openssl, which is not here")


def free_port() -> int:
    """aiosmtpd takes no port of the system's choice."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


class Mailbox:
    def __init__(self, unknown: str = "") -> None:
        self.came: list[Any] = []
        self._unknown = unknown

    async def handle_RCPT(
        self,
        server: object,
        session: object,
        envelope: Any,  # noqa: ANN401 - aiosmtpd's
        address: str,
        options: object,
    ) -> str:
        if address == self._unknown:
            return "550 nobody of this name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: ANN401 - aiosmtpd's
        self.came.append(envelope)
        return "250 taken"


def _knows(server: object, session: object, envelope: object, mechanism: str, data: LoginPassword) -> AuthResult:
    is_known = (data.login, data.password) == (b"onrecord", b"open sesame")
    return AuthResult(success=is_known, handled=is_known)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.found(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def proof(authority: Authority) -> ssl.SSLContext:
    return authority.vouch("localhost")


@pytest.fixture
def relay(proof: ssl.SSLContext, loopback: None) -> Iterator[tuple[int, Mailbox]]:
    box = Mailbox()
    controller = Controller(
        box,
        "127.0.0.1",
        free_port(),
        tls_context=proof,
        require_starttls=True,
        auth_required=True,
        authenticator=_knows,
    )
    controller.start()
    yield controller.port, box
    controller.stop()


def channel(
    port: int, trust: Authority | None, password: str = "open sesame", security: str = "starttls"
) -> MailChannel:
    settings = Mail(
        name="desk",
        host="localhost",
        port=port,
        sender="onrecord@list.example",
        to=("desk@post.example",),
        user="onrecord",
        security=security,
    )
    (name, receiver), *_ = settings.channels()
    return MailChannel(name, settings, receiver, password, lambda: NOW, trust=trust.trust if trust else None)


def test_what_waits_is_told_in_one_mail(relay: tuple[int, Mailbox], authority: Authority) -> None:
    port, box = relay
    channel(port, authority).deliver([notice(1), notice(2, "Osric Thane: “250,000 €”")])
    (envelope,) = box.came
    assert envelope.rcpt_tos == ["desk@post.example"]
    message = message_from_bytes(envelope.content, policy=policy.default)
    assert message["Subject"] == "onrecord: Lumenforge: 1,000,000 USD, us-inaugural-2025, planned (and 1 more)"
    text = message.get_content()
    assert "Osric Thane: “250,000 €”" in text
    assert "onrecord show pledge-2" in text


@pytest.mark.parametrize(
    ("trusted", "password", "why"),
    [
        (True, "wrong", "does not take the user and password"),
        (True, "sésame", "letters beyond ASCII"),
        (False, "open sesame", "certificate verify failed"),
    ],
)
def test_what_is_refused_is_said_without_the_password(
    relay: tuple[int, Mailbox], authority: Authority, trusted: bool, password: str, why: str
) -> None:
    port, box = relay
    with pytest.raises(DeliveryError, match=why) as caught:
        channel(port, authority if trusted else None, password).deliver([notice()])
    assert password not in str(caught.value)
    assert "xe9" not in str(caught.value)
    assert box.came == []


def test_a_relay_without_starttls_gets_neither_password_nor_mail(loopback: None) -> None:
    box = Mailbox()
    controller = Controller(box, "127.0.0.1", free_port())
    controller.start()
    port = controller.port
    with pytest.raises(DeliveryError, match="STARTTLS"):
        channel(port, None).deliver([notice()])
    controller.stop()
    assert box.came == []


def test_a_receiver_who_is_refused_costs_no_other_a_mail_and_nobody_a_second(loopback: None) -> None:
    box = Mailbox(unknown="gone@post.example")
    controller = Controller(box, "127.0.0.1", free_port())
    controller.start()
    to = ("gone@post.example", "desk@post.example")
    settings = Mail(
        name="desk", host="127.0.0.1", port=controller.port, sender="a@list.example", to=to, security="none"
    )
    gone, desk = (MailChannel(name, settings, one, None, lambda: NOW) for name, one in settings.channels())
    desk.deliver([notice()])
    with pytest.raises(DeliveryError, match=r"to gone@post.example: nobody of this name \(550\)"):
        gone.deliver([notice()])
    controller.stop()
    assert [envelope.rcpt_tos for envelope in box.came] == [["desk@post.example"]]
    assert len({name for name, _ in settings.channels()}) == 2


def test_nobody_there_is_said(loopback: None) -> None:
    with pytest.raises(DeliveryError, match="did not take the mail"):
        channel(9, None).deliver([notice()])


def test_a_title_cannot_add_a_header() -> None:
    message = make_message([notice(1, "A\r\nBcc: x@evil.example")], "a@b.example", "c@d.example", NOW)
    assert message["Bcc"] is None
    assert message["Subject"] == "onrecord: A Bcc: x@evil.example"


def test_the_same_notices_have_the_same_message_id() -> None:
    one, two, other = (make_message([notice(n)], "a@b.example", "c@d.example", NOW)["Message-ID"] for n in (1, 1, 2))
    assert one == two != other
