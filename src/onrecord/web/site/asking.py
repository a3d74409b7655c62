"""Ask the application for pages without a socket."""

from __future__ import annotations

from asyncio import Event
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.types import ASGIApp, Message

from onrecord.web.languages import localized
from onrecord.web.site.addresses import Address

__all__ = ["Answer", "ask"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the application answered: the status, what the bytes are, and these."""

    status: int
    media_type: str
    body: bytes


async def ask(app: ASGIApp, address: Address) -> Answer:
    """Return what an application answers to somebody who asks for an address."""
    started: dict[str, Any] = {}
    chunks: list[bytes] = []
    given: list[bool] = []

    async def receive() -> Message:
        # Answers that are streamed wait for whoever asked to leave: nobody does.
        if given:
            await Event().wait()
        given.append(True)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            started.update(message)
        else:
            chunks.append(message.get("body", b""))

    await app(_scope(address), receive, send)
    headers = {name.lower(): value for name, value in started["headers"]}
    media_type = headers.get(b"content-type", b"").decode("latin-1").partition(";")[0]
    return Answer(started["status"], media_type, b"".join(chunks))


def _scope(address: Address) -> dict[str, Any]:
    path = localized(address.path, address.language)
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode("ascii"),
        "query_string": str(address).partition("?")[2].encode("ascii"),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 80),
    }
