"""Connect to a host: its name is resolved once, every address of it must be public, and the connection goes to one.

A check that is not pinned is none: a name may stand for a public address when it is checked and for this machine when
it is connected to (DNS rebinding). So the name is resolved here, where the connection is made, and nowhere again; the
certificate is still checked for the name.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import httpcore2

from onrecord.sources.transport.addresses import PUBLIC, AddressPolicy
from onrecord.sources.transport.bodies import Caps
from onrecord.sources.transport.proxies import Proxy, tunnel
from onrecord.sources.transport.refusals import (
    address_refused,
    name_unknown,
    port_refused,
    too_large,
    too_slow,
    too_wordy,
)
from onrecord.sources.transport.timing import SYSTEM, Timing

__all__ = ["Call", "PinnedBackend", "Reach", "Resolver", "ask_system", "trust_authorities"]

Resolver = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host and port; raises OSError where it knows none."""

# Browsers give up above 256 kB; a connection hands over 64 kB at a time, the beginning of the page among them.
_HEADER_BYTES = 1 << 16
_CONNECT_SECONDS = 10.0
# A status line with its code, its headers, and the line without anything that ends them.
_HEADERS = re.compile(rb"HTTP/\d\.\d (\d{3}).*?\n\r?\n", re.DOTALL)

SocketOption = httpcore2.SOCKET_OPTION


def ask_system(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses that this machine knows of a host, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[4][0]) for place in found))


def trust_authorities() -> ssl.SSLContext:
    """Return the check of certificates: by the authorities that this machine trusts, and for the name asked."""
    return httpcore2.default_ssl_context(_trust_env=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How servers are reached: which addresses, resolved by whom, certificates checked by what, in whose time.

    A `proxy` is one that somebody named; those of the environment are not used. Raises ValueError for a `trust` that
    does not check.
    """

    addresses: AddressPolicy = PUBLIC
    resolver: Resolver = ask_system
    trust: ssl.SSLContext = field(default_factory=trust_authorities, repr=False)
    timing: Timing = SYSTEM
    proxy: Proxy | None = None

    def __post_init__(self) -> None:
        if self.trust.verify_mode is not ssl.CERT_REQUIRED or not self.trust.check_hostname:
            raise ValueError("certificates are always checked")


class Call:
    """One question to one server, and the limits of its time and of what stands before the answer."""

    def __init__(self, url: str, timing: Timing, caps: Caps, deadline: float | None = None) -> None:
        self.url, self._timing, self._caps = url, timing, caps
        self._deadline = timing.ticks() + caps.seconds if deadline is None else deadline
        self._most = caps.wire or caps.size
        self._came = self._headers = 0
        self._head: bytearray | None = bytearray()

    def is_late(self) -> bool:
        """True when its time is up."""
        return self._timing.ticks() > self._deadline

    def patience(self, most: float | None = None) -> float:
        """Return how long to wait for the next piece; raises FetchError when its time is up."""
        left = self._deadline - self._timing.ticks()
        if left <= 0:
            raise too_slow(self.url, self._caps.seconds)
        return min(left, self._caps.idle if most is None else most)

    def take(self, piece: bytes) -> None:
        """Note bytes as they come from the server."""
        self._came += len(piece)
        if self._head is not None:
            self._head += piece

    def room(self, most: int) -> int:
        """Return how many bytes to take next, of `most`: before the headers end no more than they may have.

        The engine gives up at 100 kB without saying why, so two pieces of 60 kB must not come to it.
        """
        return most if self._head is None else min(most, _HEADER_BYTES - len(self._head))

    def check_size(self) -> None:
        """Raise FetchError where headers or answers before the answer (1xx) do not end, or more comes than may."""
        if self._head is not None and len(self._head) >= _HEADER_BYTES:
            raise too_wordy(self.url, _HEADER_BYTES)
        if self._came > self._most + _HEADER_BYTES:
            raise too_large(self.url, None, self._most)

    def begin_body(self) -> None:
        """Say that the headers are there; from here on the body's own caps hold."""
        self._headers = _length_of_headers(bytes(self._head or b""))
        self._head = None

    def surplus(self, declared: int) -> int:
        """Return how many bytes came beyond a body of `declared` bytes."""
        return self._came - self._headers - declared


def _length_of_headers(head: bytes) -> int:
    """Return where the headers end, after any answers before the answer.

    >>> _length_of_headers(b"HTTP/1.1 103 Early Hints\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\n\\r\\n<p>")
    47
    """
    end = 0
    while found := _HEADERS.match(head, end):
        end = found.end()
        if not found[1].startswith(b"1"):
            break
    return end


class PinnedBackend(httpcore2.NetworkBackend):
    """Makes the connection of one call, to an address that was checked."""

    def __init__(self, call: Call, reach: Reach) -> None:
        self._call, self._reach = call, reach
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of `host` that answers; raises FetchError where one of them is not public."""
        failed: httpcore2.ConnectError | httpcore2.ConnectTimeout | None = None
        for address in find_addresses(self._call.url, host, port, self._reach):
            try:
                return _WatchedStream(self._dial(address, port), self._call)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed or name_unknown(self._call.url, host)

    def _dial(self, address: str, port: int) -> httpcore2.NetworkStream:
        patience, proxy = self._call.patience(_CONNECT_SECONDS), self._reach.proxy
        if proxy is None:
            return self._inner.connect_tcp(address, port, patience)
        return tunnel(self._inner.connect_tcp(proxy.host, proxy.port, patience), address, port, patience)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[SocketOption] | None = None
    ) -> httpcore2.NetworkStream:
        """Never: a file is no server of the web."""
        raise NotImplementedError


def find_addresses(url: str, host: str, port: int, reach: Reach) -> tuple[str, ...]:
    """Return the addresses of `host`; raises FetchError where there is none, or one that is not public among them.

    One is enough: a name with a public and a private address is set up to be asked again until the other comes.
    """
    if port not in reach.addresses.ports:
        raise port_refused(url, port)
    try:
        found = tuple(reach.resolver(host, port))
    except (OSError, UnicodeError) as error:
        raise name_unknown(url, host) from error
    for address in found:
        if not reach.addresses.is_public(address):
            raise address_refused(url, host, address)
    return found


class _WatchedStream(httpcore2.NetworkStream):
    """A connection that waits no longer than its call may, whoever reads from it."""

    def __init__(self, inner: httpcore2.NetworkStream, call: Call) -> None:
        self._inner, self._call = inner, call

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._call.check_size()
        try:
            piece = self._inner.read(self._call.room(max_bytes), self._call.patience())
        except httpcore2.ReadTimeout:
            self._call.patience()  # raises where not this piece was late, but the whole answer
            raise
        self._call.take(piece)
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._call.patience())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        patience = self._call.patience(_CONNECT_SECONDS)
        return _WatchedStream(self._inner.start_tls(ssl_context, server_hostname, patience), self._call)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)
