"""One kept connection to a server, with as little of a client around it as will do."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import httptools

__all__ = ["Answer", "Connection", "connect"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A server's answer; `status` is 0 where the connection broke."""

    status: int
    body: bytes


class Connection(asyncio.Protocol):
    """Ask with `ask`, one page after the other."""

    def __init__(self, host: str) -> None:
        self._head = f" HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n\r\n".encode()
        self._body: list[bytes] = []
        self._transport: asyncio.Transport | None = None
        self._asked: asyncio.Future[Answer] | None = None
        self._parser = httptools.HttpResponseParser(self)

    @property
    def is_open(self) -> bool:
        """Whether it can be asked."""
        return self._transport is not None and not self._transport.is_closing()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Hear that the connection stands."""
        if isinstance(transport, asyncio.Transport) or hasattr(transport, "write"):
            self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        """Hear a part of an answer."""
        self._parser.feed_data(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """Hear that the connection is gone; what was asked gets no answer."""
        self._answer(0)

    def on_body(self, body: bytes) -> None:
        """Hear a part of a page from the parser."""
        self._body.append(body)

    def on_message_complete(self) -> None:
        """Hear from the parser that the page is whole."""
        self._answer(self._parser.get_status_code())

    def _answer(self, status: int) -> None:
        if self._asked is not None and not self._asked.done():
            self._asked.set_result(Answer(status=status, body=b"".join(self._body)))

    async def ask(self, path: str) -> Answer:
        """Ask for a page and wait for it."""
        if self._transport is None:
            return Answer(status=0, body=b"")
        self._body = []
        self._parser = httptools.HttpResponseParser(self)
        self._asked = asyncio.get_running_loop().create_future()
        self._transport.write(b"GET " + path.encode() + self._head)
        return await self._asked

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()


async def connect(host: str, port: int) -> Connection:
    """Connect to a server; raises OSError where there is none."""
    _, connection = await asyncio.get_running_loop().create_connection(lambda: Connection(f"{host}:{port}"), host, port)
    return connection
