"""Where the page listens."""

from __future__ import annotations

import socket
import sys

from onrecord.errors import ServingError

__all__ = ["listen"]

_WAITING = 2048
"""Readers whose connections wait to be taken, as uvicorn has it."""


def listen(host: str, port: int, number: int = 1) -> tuple[socket.socket, ...]:
    """Return `number` sockets that listen on one address, one for each process that takes connections from it.

    Port 0 is any that is free. On Linux each socket is given its own share of the connections, and holds them for the
    next process where one dies; elsewhere all processes take from one socket. Raises ServingError where the address is
    not there to be listened on.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        address = socket.getaddrinfo(host or None, port, family, socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][4]
        # Sockets that share an address would also share it with another server of ours: the first asks for it alone.
        with _bind(family, address, shares=False) as alone:
            address = (address[0], alone.getsockname()[1], *address[2:])
        if number > 1 and sys.platform == "linux":
            return tuple(_listening(_bind(family, address, shares=True)) for _ in range(number))
        return (_listening(_bind(family, address, shares=False)),) * number
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or error
        advice = "name another address by --host and --port, or end what listens there"
        raise ServingError(f"{host}:{port}: the page cannot be served there: {why} ({advice})") from None


def _bind(family: int, address: tuple[object, ...], *, shares: bool) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if shares:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        made.bind(address)
    except OSError:
        made.close()
        raise
    return made


def _listening(made: socket.socket) -> socket.socket:
    made.listen(_WAITING)
    return made
