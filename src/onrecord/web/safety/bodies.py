"""How much a request may send: forms here are small, and nobody should fill the memory."""

from __future__ import annotations

from starlette.types import Message, Receive, Scope

__all__ = ["BodyTooLargeError", "read_body", "replay_body", "stated_length"]


class BodyTooLargeError(Exception):
    """A request sent more than is taken."""


def stated_length(scope: Scope) -> int:
    """Return how many bytes a request says that it sends; 0 where it does not say, or says nonsense.

    >>> stated_length({"headers": [(b"content-length", b"12")]})
    12
    """
    values = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(values[0]) if values and values[0].isdigit() and len(values[0]) < 19 else 0


async def read_body(receive: Receive, most: int) -> bytes:
    """Read the body of a request; raises BodyTooLargeError as soon as it is longer than `most`."""
    chunks: list[bytes] = []
    length = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(chunks)
        chunks.append(message.get("body", b""))
        length += len(chunks[-1])
        if length > most:
            raise BodyTooLargeError
        if not message.get("more_body", False):
            return b"".join(chunks)


def replay_body(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives a body that was read once more, and then what comes after it."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
