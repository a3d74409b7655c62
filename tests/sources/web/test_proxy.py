"""A proxy that somebody named is asked to connect to the address that was checked, and to nothing else."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.sources.transport.proxies import Proxy
from onrecord.sources.web import Fetched, Fetcher, FetchOptions, Refused

from .authority import OPENSSL, Authority
from .sites import Clock, Names, Site, opened_site, reach_of


class _Passing:
    """A proxy of one connection after the other; `asked` are the first lines that came."""

    def __init__(self, answer: bytes) -> None:
        self.asked: list[str] = []
        self._answer = answer
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.proxy = Proxy(host="127.0.0.1", port=self._socket.getsockname()[1])

    def serve(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._pass, args=(client,), daemon=True).start()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _pass(self, client: socket.socket) -> None:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += client.recv(1)
        self.asked.append(head.partition(b"\r\n")[0].decode())
        host, _, port = head.split()[1].decode().rpartition(":")
        client.sendall(self._answer)
        if b"200" not in self._answer:
            client.close()
            return
        server = socket.create_connection((host, int(port)), timeout=20)
        threading.Thread(target=_copy, args=(client, server), daemon=True).start()
        _copy(server, client)


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while piece := source.recv(1 << 16):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        target.close()


@contextmanager
def _proxy(answer: bytes = b"HTTP/1.1 200 Connection established\r\n\r\n") -> Iterator[_Passing]:
    passing = _Passing(answer)
    threading.Thread(target=passing.serve, daemon=True).start()
    try:
        yield passing
    finally:
        passing.close()


def test_a_page_comes_through_a_proxy(site: Site, clock: Clock) -> None:
    with _proxy() as passing:
        fetcher = Fetcher(replace(reach_of(site, clock), proxy=passing.proxy))
        assert isinstance(fetcher.fetch(site.url("/a")), Fetched)
        assert passing.asked == [f"CONNECT 127.0.0.1:{site.port} HTTP/1.1"] * 2
    assert site.headers[-1]["Host"] == f"news.example:{site.port}"


@pytest.mark.skipif(OPENSSL is None, reason="certificates are made with openssl, which is not here")
@pytest.mark.parametrize(("name", "comes"), [("news.example", True), ("other.example", False)])
def test_certificates_are_checked_through_a_proxy(loopback: None, tmp_path: Path, name: str, comes: bool) -> None:
    authority = Authority.found(tmp_path)
    with opened_site(authority.vouch(name)) as site, _proxy() as passing:
        reach = replace(reach_of(site, Clock()), proxy=passing.proxy, trust=authority.trust)
        assert isinstance(Fetcher(reach).fetch(site.url(scheme="https")), Fetched) is comes


def test_a_proxy_is_not_asked_for_what_is_not_public(site: Site, clock: Clock) -> None:
    names = Names({"intranet.example": [("10.0.0.7",)]})
    with _proxy() as passing:
        refused = Fetcher(replace(reach_of(site, clock, names), proxy=passing.proxy)).fetch(
            site.url(host="intranet.example")
        )
        assert isinstance(refused, Refused)
        assert (refused.problem.code, passing.asked) == ("address_refused", [])


@pytest.mark.parametrize("answer", [b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", b"hello\r\n\r\n", b""])
def test_a_proxy_that_does_not_connect(site: Site, clock: Clock, answer: bytes) -> None:
    with _proxy(answer) as passing:
        reach = replace(reach_of(site, clock), proxy=passing.proxy)
        refused = Fetcher(reach, FetchOptions(tries=1)).fetch(site.url())
        assert isinstance(refused, Refused)
        assert (refused.problem.code, "proxy does not connect" in refused.problem.what) == ("server_down", True)
