"""A server that cannot prove who it is gets nothing, and plain http is for this machine alone."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from onrecord.sources.filings.client import Client, Site
from onrecord.sources.transport.bodies import Caps, MemorySink
from onrecord.sources.transport.refusals import FetchError
from onrecord.sources.transport.timing import Pacer

from .offices import FEC_KEY, Clock

OPENSSL = shutil.which("openssl")


@pytest.mark.skipif(OPENSSL is None, reason="a certificate is made with openssl, which is not here")
def test_a_certificate_that_nobody_vouches_for_is_refused(loopback: None, tmp_path: Path, clock: Clock) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", certificate]
    subprocess.run([str(OPENSSL), *map(str, made), *names], check=True, capture_output=True)
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    base = f"https://127.0.0.1:{server.server_address[1]}"
    site = Site(base=base, pacer=Pacer(clock.timing, 1.0), key=("X-Api-Key", FEC_KEY))
    try:
        with pytest.raises(FetchError) as refused:
            Client(clock.timing).get(site, site.address("x"), MemorySink(), Caps(size=1000, seconds=60))
    finally:
        server.shutdown()
        server.server_close()
    assert refused.value.problem.code == "certificate_refused"
    assert "self-signed" in refused.value.problem.what
    assert clock.slept == []


@pytest.mark.parametrize("base", ["http://lda.gov/api", "ftp://lda.gov", "https://", "https://a:b@lda.gov", "lda.gov"])
def test_a_base_that_is_not_safe_is_refused(base: str, clock: Clock) -> None:
    with pytest.raises(ValueError, match="only https"):
        Site(base=base, pacer=Pacer(clock.timing, 1.0))
