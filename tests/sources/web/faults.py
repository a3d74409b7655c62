"""What servers that mean ill, or are broken, answer."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable

import brotli
import zstandard

from .sites import PAGE, Fault, Visit

__all__ = [
    "answers",
    "chunked",
    "endless_body",
    "endless_headers",
    "hangs_up",
    "packed",
    "pauses",
    "raw",
    "redirects",
    "says_nothing",
    "trickles",
    "trickles_headers",
]


def answers(status: int, body: bytes = b"", kind: str = "text/html", **headers: str) -> Fault:
    """Answer with a status, and nothing wrong about it."""
    return lambda visit: visit.send(status, body, kind, **headers)


def redirects(location: str, status: int = 302) -> Fault:
    """Send on to `location`, written as it stands."""
    return raw(f"HTTP/1.1 {status} Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode())


def raw(*pieces: bytes) -> Fault:
    """Write bytes as they are, and hang up."""

    def send(visit: Visit) -> None:
        for piece in pieces:
            visit.wfile.write(piece)
        _hang_up(visit)

    return send


def chunked(*lines: bytes) -> Fault:
    """Write what stands for a chunked body, whatever it is, and hang up."""
    return raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", *lines)


def packed(coding: str, megabytes: int) -> Fault:
    """Send a page that is nearly nothing until it is unpacked."""
    content = PAGE + b" " * (megabytes * 1_000_000)
    pack: dict[str, Callable[[bytes], bytes]] = {
        "gzip": gzip.compress,
        "br": lambda plain: brotli.compress(plain, quality=1),
        "zstd": zstandard.ZstdCompressor().compress,
    }
    body = pack[coding](content)
    return lambda visit: visit.send(200, body, Content_Encoding=coding)


def endless_body(visit: Visit) -> None:
    """Send without an end, until the client has had enough."""
    visit.send_headers(200, {"Content-Type": "text/html", "Connection": "close"})
    _write_forever(visit, b"<p>The mill gave to the park.</p>" * 2000)


def endless_headers(piece: bytes) -> Fault:
    """Send headers, or answers before the answer, without an end."""

    def send(visit: Visit) -> None:
        visit.wfile.write(b"HTTP/1.1 200 OK\r\n" if b"HTTP" not in piece else b"")
        _write_forever(visit, piece)

    return send


def trickles(visit: Visit) -> None:
    """Send a byte at a time."""
    visit.send_headers(200, {"Content-Type": "text/html", "Content-Length": "1000000"})
    _write_forever(visit, b"<")


def trickles_headers(visit: Visit) -> None:
    """Send headers a byte at a time."""
    visit.wfile.write(b"HTTP/1.1 200 OK\r\nX-Mill: ")
    _write_forever(visit, b"a")


def says_nothing(visit: Visit) -> None:
    """Take the question, and be silent until the client hangs up."""
    visit.connection.settimeout(20)
    visit.connection.recv(1)


def pauses(visit: Visit) -> None:
    """Send the beginning of a page, and no more."""
    visit.send_headers(200, {"Content-Type": "text/html", "Content-Length": "1000000"})
    visit.wfile.write(b"<p>Oats are up.")
    says_nothing(visit)


def hangs_up(visit: Visit) -> None:
    """Take the question, and hang up."""
    _hang_up(visit)


def _write_forever(visit: Visit, piece: bytes) -> None:
    visit.connection.settimeout(20)
    try:
        while not _DONE.is_set():
            visit.wfile.write(piece)
    except OSError:
        visit.close_connection = True


def _hang_up(visit: Visit) -> None:
    visit.close_connection = True
    visit.connection.shutdown(socket.SHUT_WR)


_DONE = threading.Event()
