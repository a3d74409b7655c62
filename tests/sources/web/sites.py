"""Servers on this machine that answer as they are told, and names that stand for them."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network

from onrecord.sources.transport.addresses import AddressPolicy
from onrecord.sources.transport.dialing import Reach
from onrecord.sources.transport.timing import Timing

__all__ = ["PAGE", "Clock", "Names", "Site", "Visit", "opened_site", "reach_of"]

PAGE = b"<!doctype html><title>Mill gives to park</title><article><p>The mill gave to the park.</p></article>"
LOOPBACK = (ip_network("127.0.0.1/32"),)

Fault = Callable[["Visit"], None]


class Visit(BaseHTTPRequestHandler):
    """Answers one request of the site it belongs to."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append(f"{self.headers.get('Host', '').partition(':')[0]}{self.path}")
        self.site.headers.append(dict(self.headers.items()))
        answer = self.site.answers.get(self.path.partition("?")[0])
        waiting = answer if isinstance(answer, list) else [answer]
        fault = waiting.pop(0) if isinstance(answer, list) and waiting else waiting[0] if waiting else None
        if fault is not None:
            fault(self)
        elif self.path == "/robots.txt":
            self.send(404, b"none")
        else:
            self.send(200, PAGE)

    def send(self, status: int, body: bytes, kind: str = "text/html", **more: str) -> None:
        """Send a whole answer; `Content_Encoding` and the like are headers."""
        self.send_headers(status, {"Content-Type": kind, "Content-Length": str(len(body)), **more})
        self.wfile.write(body)

    def send_headers(self, status: int, headers: dict[str, str]) -> None:
        """Send no more than the headers."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass
class Site:
    """A server: what it answers at a path (a list: one after the other), and what it was asked."""

    port: int = 0
    answers: dict[str, Fault | list[Fault]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def url(self, path: str = "/a", host: str = "news.example", scheme: str = "http") -> str:
        """Return an address on this server."""
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def pages(self) -> list[str]:
        """What was asked for but robots.txt."""
        return [path for path in self.asked if not path.endswith("/robots.txt")]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what these tests are about."""


@contextmanager
def opened_site(proof: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Give a server at a free port of this machine; with `proof` of who it is, over TLS."""
    site = Site()
    server = _Server(("127.0.0.1", 0), type("OfSite", (Visit,), {"site": site}))
    if proof is not None:
        server.socket = proof.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Clock:
    """Time that stands still but for sleeping, and for `step` at each look."""

    at: float = 1000.0
    step: float = 0.0
    slept: list[float] = field(default_factory=list)
    start: datetime = datetime(2025, 1, 14, 9, 30, tzinfo=UTC)

    def ticks(self) -> float:
        self.at += self.step
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    @property
    def timing(self) -> Timing:
        now = lambda: self.start + timedelta(seconds=self.at - 1000)  # noqa: E731
        return Timing(now=now, ticks=self.ticks, sleep=self.sleep, chance=lambda: 1.0)


@dataclass
class Names:
    """A resolver: every name stands for this machine, but for those of `known`, one answer after the other."""

    known: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        answers = self.known.get(host, [("127.0.0.1",)])
        return answers.pop(0) if len(answers) > 1 else answers[0]


def reach_of(site: Site, clock: Clock, names: Names | None = None, *ports: int) -> Reach:
    """Return a reach for which this machine at the site's port counts as public, and nothing else besides."""
    addresses = AddressPolicy(ports=frozenset({site.port, *ports}), also_public=LOOPBACK)
    return Reach(addresses=addresses, resolver=names or Names(), timing=clock.timing)
