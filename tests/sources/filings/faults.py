"""What a server can do wrong, each as a function that answers one request so."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from .offices import BODY, FEC_KEY, Fault, Handler

__all__ = [
    "answers",
    "bomb",
    "cut_in_the_middle",
    "cut_packing",
    "damaged_packing",
    "endless",
    "half_by_a_wrong_length",
    "hangs_up",
    "huge_by_its_own_word",
    "redirects",
    "web_page",
]

_DATA = "application/octet-stream"
_PAGE = b"<!doctype html><html><title>Maintenance</title><body>We will be back.</body></html>"


def answers(status: int, body: bytes = b"{}", kind: str = "application/json", **headers: str) -> Fault:
    """Answer with a status, and a body that repeats the key, as careless servers do."""
    return lambda handler: handler.send(status, body + FEC_KEY.encode(), kind, False, **headers)


def redirects(location: str, status: int = 302) -> Fault:
    """Send the client elsewhere; `{base}` is the server's own address."""

    def redirect(handler: Handler) -> None:
        handler.send(status, b"", Location=location.format(base=handler.office.base))

    return redirect


def web_page(kind: str = "text/html; charset=utf-8") -> Fault:
    """Answer with a web page, as 200."""
    return lambda handler: handler.send(200, _PAGE, kind)


def cut_in_the_middle(handler: Handler) -> None:
    """Promise more than comes."""
    handler.send_raw(200, BODY[:40], {"Content-Type": _DATA, "Content-Length": "4000"})
    handler.close_connection = True


def half_by_a_wrong_length(handler: Handler) -> None:
    """Promise less than there is: what comes looks whole."""
    handler.send_raw(200, BODY[:40], {"Content-Type": _DATA, "Content-Length": "40"})


def hangs_up(handler: Handler) -> None:
    """Say nothing at all."""
    handler.close_connection = True


def _packed(body: bytes) -> Fault:
    headers = {"Content-Type": _DATA, "Content-Encoding": "gzip", "Content-Length": str(len(body))}
    return lambda handler: handler.send_raw(200, body, headers)


cut_packing = _packed(gzip.compress(BODY * 50)[:-30])
damaged_packing = _packed(b"\x1f\x8b\x08\x00" + b"\xff" * 60)
bomb = _packed(gzip.compress(b"\0" * 60_000_000))


def huge_by_its_own_word(handler: Handler) -> None:
    """Announce more than anybody would store."""
    handler.send_raw(200, b"HDR", {"Content-Type": _DATA, "Content-Length": "9" * 18})
    handler.close_connection = True


def endless(handler: Handler) -> None:
    """Send without an end, until the client has had enough."""
    handler.send_raw(200, b"", {"Content-Type": _DATA, "Transfer-Encoding": "chunked"})
    write: Callable[[bytes], object] = handler.wfile.write
    try:
        for _ in range(100_000):
            write(b"1000\r\n" + b"HDR\n" * 1024 + b"\r\n")
    except OSError:
        handler.close_connection = True
