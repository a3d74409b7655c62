"""Reach servers through a proxy that somebody named: asked to connect to an address that was checked, and no name.

The proxy passes bytes on (RFC 9110, 9.3.6: CONNECT), plain http among them, so that certificates are checked as ever
and a proxy cannot be talked into its own network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpcore2

__all__ = ["Proxy", "read_proxy", "tunnel"]

_MOST_BYTES = 1 << 16
_ACCEPTED = re.compile(rb"HTTP/\d\.\d 2\d\d\b")
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """A proxy, which may be of a private network: whoever named it knows it."""

    host: str
    port: int


def read_proxy(text: str) -> Proxy:
    """Return the proxy that an address names; raises ValueError for what is none.

    >>> read_proxy("http://proxy.post.example:3128")
    Proxy(host='proxy.post.example', port=3128)
    """
    parts = urlsplit(text.strip())
    if parts.scheme != "http" or not parts.hostname or not parts.port or "@" in parts.netloc:
        raise ValueError("a proxy is named as http://HOST:PORT, without a password")
    return Proxy(host=parts.hostname, port=parts.port)


def tunnel(stream: httpcore2.NetworkStream, address: str, port: int, patience: float) -> httpcore2.NetworkStream:
    """Return the connection to a proxy as one to `address`; raises httpcore2.ConnectError where it does not connect."""
    place = f"[{address}]:{port}" if ip_address(address).version == 6 else f"{address}:{port}"
    stream.write(f"CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n\r\n".encode("ascii"), patience)
    answer = b""
    # One byte at a time, since what follows is the server's own; a proxy answers with a few dozen.
    while not answer.endswith(_END) and len(answer) < _MOST_BYTES and (came := stream.read(1, patience)):
        answer += came
    if not answer.endswith(_END) or not _ACCEPTED.match(answer):
        stream.close()
        line = answer.partition(b"\r\n")[0].decode("ascii", "replace")[:80]
        raise httpcore2.ConnectError(f"the proxy does not connect: {line or 'it hangs up'}")
    return stream
