"""Whatever bytes a server answers, there is an outcome."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.sources.web import Fetched, Fetcher, FetchOptions, Refused

from .faults import raw
from .sites import PAGE, Clock, Site, reach_of

EXAMPLES = 1000 if os.environ.get("ONRECORD_SLOW") else 40

VALUES = st.one_of(
    st.binary(max_size=30).map(lambda value: value.replace(b"\n", b"").replace(b"\r", b"").replace(b"\0", b"")),
    st.sampled_from(
        [b"9" * 5000, b"-1", b"0", b"1e3", b"7, 7", b"gzip", b"br, zstd", b"chunked", b"/b", b"//[", b"a;b=\xff"]
    ),
)
NAMES = st.sampled_from(
    [
        *(b"Content-Length", b"Content-Encoding", b"Content-Type", b"Transfer-Encoding", b"Location", b"Set-Cookie"),
        *(b"ETag", b"Last-Modified", b"Retry-After", b"Cache-Control", b"X-Datadome", b"Connection", b"Upgrade"),
    ]
)
STATUSES = st.sampled_from([200, 200, 200, 203, 204, 206, 301, 302, 304, 307, 401, 403, 404, 429, 451, 500, 503, 999])
BODIES = st.one_of(st.binary(max_size=200), st.just(PAGE), st.just(b"4\r\n<p>T\r\n0\r\n\r\n"))


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STATUSES, st.lists(st.tuples(NAMES, VALUES), max_size=5), BODIES)
def test_any_answer_has_an_outcome(site: Site, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    lines = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    site.answers["/a"] = raw(b"HTTP/1.1 %d Mill\r\n" % status + lines + b"\r\n" + body)
    outcome = Fetcher(reach_of(site, Clock()), FetchOptions(tries=1)).fetch(site.url("/a"))
    assert isinstance(outcome, Fetched | Refused)
    assert isinstance(outcome, Fetched) or outcome.problem.advice


@pytest.mark.parametrize(
    "head", [b"", b"\r\n\r\n", b"\x16\x03\x01\x02", b"HTTP/9.9 200 OK\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n"]
)
def test_what_is_no_answer_has_an_outcome(fetcher: Fetcher, site: Site, head: bytes) -> None:
    site.answers["/a"] = raw(head)
    assert isinstance(fetcher.fetch(site.url("/a")), Refused)
