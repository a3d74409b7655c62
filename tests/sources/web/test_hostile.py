"""Whatever a server does, there is a reason in words, the rest goes on, and nothing is asked that may not be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.sources.transport.bodies import Caps
from onrecord.sources.transport.timing import SYSTEM
from onrecord.sources.web import Fetched, Fetcher, FetchOptions, Refused

from .faults import (
    answers,
    chunked,
    endless_body,
    endless_headers,
    hangs_up,
    packed,
    pauses,
    raw,
    redirects,
    says_nothing,
    trickles,
    trickles_headers,
)
from .sites import PAGE, Clock, Fault, Names, Site, reach_of

CAPS = Caps(size=3_000_000, wire=1_000_000, seconds=60, idle=10, ratio=200, ratio_from=500_000)
HINT = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

# What is wrong for good: (what the server does, the code, words that must be told).
LASTING: dict[str, tuple[Fault, str, str]] = {
    "to this machine": (redirects("http://127.0.0.2/"), "address_refused", "127.0.0.2 is no public address"),
    "to its name": (redirects("http://localhost/"), "address_refused", "localhost stands for ::1"),
    "to another port": (redirects("http://news.example:22/"), "address_refused", "port 22"),
    "to metadata": (redirects("http://169.254.169.254/latest/meta-data/"), "address_refused", "169.254.169.254"),
    "to metadata by name": (redirects("http://metadata.example/"), "address_refused", "169.254.169.254"),
    "to a private network": (redirects("http://[fd00:ec2::254]/"), "address_refused", "fd00:ec2::254"),
    "to NAT64": (redirects("http://[64:ff9b::7f00:1]/"), "address_refused", "64:ff9b::7f00:1"),
    "to a file": (redirects("file:///etc/passwd"), "redirect_refused", "only http and https"),
    "to ftp": (redirects("ftp://news.example/a"), "redirect_refused", "only http and https"),
    "to gopher": (redirects("gopher://127.0.0.1:6379/_SET"), "redirect_refused", "only http and https"),
    "to data": (redirects("data:text/html,<p>hello"), "redirect_refused", "only http and https"),
    "to a script": (redirects("javascript:alert(1)"), "redirect_refused", "only http and https"),
    "with a password": (redirects("http://ann:secret@news.example/"), "redirect_refused", "name or password"),
    "to no address": (redirects("http://[oops"), "redirect_refused", "no name of a server"),
    "to a blank": (redirects(""), "redirect_refused", "without saying where"),
    "nowhere": (answers(302), "redirect_refused", "without saying where"),
    "round": (redirects("/a"), "redirect_refused", "more than 5 times"),
    "gone": (answers(404), "not_there", "404"),
    "gone for good": (answers(410), "not_there", "410"),
    "refused": (answers(400, PAGE), "request_refused", "(400)"),
    "a teapot": (answers(418, PAGE), "request_refused", "(418)"),
    "part of it": (answers(206, PAGE), "request_refused", "(206)"),
    "unchanged, unasked": (raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"), "request_refused", "(304)"),
    "nothing": (answers(200, b"  \r\n"), "no_page", "is empty"),
    "a picture": (answers(200, b"\x89PNG\r\n\x1a\n" + bytes(90), "image/png"), "no_page", "image/png"),
    "a picture said to be a page": (answers(200, b"\x89PNG\r\n\x1a\n" + bytes(90)), "no_page", "no text"),
    "a PDF": (answers(200, b"%PDF-1.7\n", "application/pdf"), "no_page", "application/pdf"),
    "gzip bomb": (packed("gzip", 2), "answer_too_large", "unpacks to more than 200 times"),
    "br bomb": (packed("br", 2), "answer_too_large", "unpacks to more than 200 times"),
    "zstd bomb": (packed("zstd", 2), "answer_too_large", "unpacks to more than 200 times"),
    "endless": (endless_body, "answer_too_large", "more than the cap"),
    "huge by its own word": (raw(HTML + b"Content-Length: 999999999999\r\n\r\n"), "answer_too_large", "MB, more than"),
    "endless chunks": (chunked((b"1;" + b"x" * 1000 + b"\r\na\r\n") * 3000), "answer_too_large", "more than the cap"),
    "endless headers": (endless_headers(b"X-Mill: " + b"a" * 1000 + b"\r\n"), "answer_too_large", "headers"),
    "an endless header": (endless_headers(b"X-Mill" * 1000), "answer_too_large", "headers"),
    "endless hints": (
        endless_headers(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 20),
        "answer_too_large",
        "headers",
    ),
    "unknown packing": (answers(200, PAGE, Content_Encoding="compress"), "unexpected_answer", "(compress)"),
    "packed too often": (answers(200, PAGE, Content_Encoding="gzip, gzip, gzip"), "unexpected_answer", "gzip"),
}

# What may pass: it is asked for three times.
PASSING: dict[str, tuple[Fault, str, str]] = {
    "fails": (answers(500), "server_down", "it answers 500"),
    "is busy": (answers(503, Retry_After="3"), "server_down", "it answers 503"),
    "had too much": (answers(429, Retry_After="3"), "rate_limited", "429"),
    "hangs up": (hangs_up, "cut_short", "ended too early"),
    "shorter than it says": (raw(HTML + b"Content-Length: 500\r\n\r\n" + PAGE), "cut_short", "ended too early"),
    "longer than it says": (raw(HTML + b"Content-Length: 20\r\n\r\n" + PAGE), "cut_short", "longer than"),
    "two lengths": (raw(HTML + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n" + PAGE), "cut_short", "no answer"),
    "no length": (raw(HTML + b"Content-Length: many\r\n\r\n" + PAGE), "cut_short", "no answer"),
    "a length below nothing": (raw(HTML + b"Content-Length: -5\r\n\r\n" + PAGE), "cut_short", "no answer"),
    "chunks cut": (chunked(b"50\r\n<p>The mill"), "cut_short", "ended too early"),
    "chunks without end": (chunked(b"4\r\n<p>T\r\n"), "cut_short", "ended too early"),
    "chunks of garbage": (chunked(b"zzz\r\n<p>T\r\n0\r\n\r\n"), "cut_short", "no answer"),
    "chunks below nothing": (chunked(b"-4\r\n<p>T\r\n0\r\n\r\n"), "cut_short", "no answer"),
    "a huge chunk": (chunked(b"f" * 40 + b"\r\n<p>T\r\n"), "cut_short", "no answer"),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9.6\r\n"), "cut_short", "no answer"),
    "HTTP of before": (raw(b"<p>The mill gave.</p>"), "cut_short", "no answer"),
    "packing cut": (
        answers(200, b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", Content_Encoding="gzip"),
        "cut_short",
        "middle",
    ),
    "packing of garbage": (answers(200, PAGE, Content_Encoding="br"), "cut_short", "damaged"),
    "not packed at all": (answers(200, PAGE, Content_Encoding="gzip"), "cut_short", "damaged"),
}


@pytest.fixture
def fetcher(site: Site, clock: Clock) -> Fetcher:
    """Fetches with small caps; some names stand for what must not be asked."""
    names = Names({"metadata.example": [("169.254.169.254",)], "127.0.0.2": [("127.0.0.2",)]})
    names.known |= {"fd00:ec2::254": [("fd00:ec2::254",)], "64:ff9b::7f00:1": [("64:ff9b::7f00:1",)]}
    names.known |= {"169.254.169.254": [("169.254.169.254",)], "localhost": [("127.0.0.1", "::1")]}
    # As on the web: other ports than the site's are those of other services.
    return Fetcher(reach_of(site, clock, names, 80), FetchOptions(caps=CAPS))


def _refused(fetcher: Fetcher, url: str) -> Refused:
    outcome = fetcher.fetch(url)
    assert isinstance(outcome, Refused)
    return outcome


@pytest.mark.parametrize("name", LASTING)
def test_what_will_not_pass_is_asked_for_once(fetcher: Fetcher, site: Site, clock: Clock, name: str) -> None:
    fault, code, words = LASTING[name]
    site.answers["/a"] = fault
    refused = _refused(fetcher, site.url("/a"))
    assert (refused.problem.code, refused.problem.source) == (code, site.url("/a"))
    assert words in str(refused.problem)
    assert refused.problem.advice
    assert (refused.is_passing, len(site.pages)) == (False, 6 if name == "round" else 1)
    assert isinstance(fetcher.fetch(site.url("/b")), Fetched)


@pytest.mark.parametrize("name", PASSING)
def test_what_may_pass_is_asked_for_again(fetcher: Fetcher, site: Site, name: str) -> None:
    fault, code, words = PASSING[name]
    site.answers["/a"] = fault
    refused = _refused(fetcher, site.url("/a"))
    assert (refused.problem.code, refused.is_passing, len(site.pages)) == (code, True, 3)
    assert words in refused.problem.what


@pytest.mark.parametrize("name", PASSING)
def test_what_passed_is_a_page(fetcher: Fetcher, site: Site, name: str) -> None:
    site.answers["/a"] = [PASSING[name][0], answers(200, PAGE)]
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)


def test_a_server_is_waited_for_as_long_as_it_asks(fetcher: Fetcher, site: Site, clock: Clock) -> None:
    site.answers["/a"] = [answers(429, Retry_After="17"), answers(200, PAGE)]
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)
    assert 17.0 in clock.slept


def test_a_server_that_asks_for_longer_is_left_alone(fetcher: Fetcher, site: Site, clock: Clock) -> None:
    site.answers["/a"] = answers(503, Retry_After="3600")
    refused = _refused(fetcher, site.url("/a"))
    assert (refused.is_passing, refused.retry_after, len(site.pages)) == (True, 3600.0, 1)
    assert 3600.0 not in clock.slept


@pytest.mark.parametrize("fault", [trickles, trickles_headers], ids=["body", "headers"])
def test_a_trickle_ends_when_its_time_is_up(fetcher: Fetcher, site: Site, clock: Clock, fault: Fault) -> None:
    fetcher.fetch(site.url("/first"))
    site.answers["/a"] = fault
    clock.step = 1.0  # every look at the clock finds it a second later
    assert _refused(fetcher, site.url("/a")).problem.code == "too_slow"
    assert len(site.pages) == 2, "what used up its time is not asked for again in the same run"


def test_a_pause_until_the_time_is_up_is_no_silence(site: Site, clock: Clock) -> None:
    """A piece that would come a moment after the whole time ended: the answer was slow, the server was there."""
    site.answers["/a"] = pauses
    reach = replace(reach_of(site, clock), timing=SYSTEM)
    fetcher = Fetcher(reach, FetchOptions(caps=replace(CAPS, seconds=0.3), apart=0.0))
    assert _refused(fetcher, site.url("/a")).problem.code == "too_slow"


def test_a_silent_server_is_not_waited_for(site: Site, clock: Clock) -> None:
    site.answers["/a"] = says_nothing
    fetcher = Fetcher(reach_of(site, clock), FetchOptions(caps=replace(CAPS, idle=0.05)))
    refused = _refused(fetcher, site.url("/a"))
    assert (refused.problem.code, "in time" in refused.problem.what) == ("server_down", True)


def test_a_name_that_changes_between_two_pages_is_checked_each_time(site: Site, clock: Clock) -> None:
    names = Names({"rebound.example": [("127.0.0.1",), ("127.0.0.1",), ("10.0.0.7",)]})
    fetcher = Fetcher(reach_of(site, clock, names))
    assert isinstance(fetcher.fetch(site.url("/a", "rebound.example")), Fetched)
    refused = _refused(fetcher, site.url("/b", "rebound.example"))
    assert (refused.problem.code, "10.0.0.7" in refused.problem.what) == ("address_refused", True)
    # Once for robots.txt and once for each page: never again between the check and the connection.
    assert names.asked == ["rebound.example"] * 3


def test_the_name_is_told_to_the_server_and_not_the_address(fetcher: Fetcher, site: Site) -> None:
    fetcher.fetch(site.url("/a", "Mill.Example"))
    assert site.headers[-1]["Host"] == f"mill.example:{site.port}"


def test_what_a_site_sets_is_shown_to_it_on_the_way_and_forgotten(fetcher: Fetcher, site: Site) -> None:
    site.answers["/a"] = [answers(302, Location="/a", Set_Cookie="seen=1"), answers(200, PAGE)]
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)
    fetcher.fetch(site.url("/b"))
    assert [headers.get("Cookie") for headers in site.headers] == [None, None, "seen=1", None]


def test_what_a_site_sets_and_no_header_can_hold_is_forgotten(fetcher: Fetcher, site: Site) -> None:
    set_cookie = b"HTTP/1.1 302 Found\r\nLocation: /b\r\nSet-Cookie: a=\x80\r\nContent-Length: 0\r\n\r\n"
    site.answers["/a"] = raw(set_cookie)
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_packed_page_is_unpacked(fetcher: Fetcher, site: Site, coding: str) -> None:
    site.answers["/a"] = packed(coding, 0)
    fetched = fetcher.fetch(site.url("/a"))
    assert isinstance(fetched, Fetched)
    assert fetched.capture.content == PAGE


def test_nobody_is_asked_through_a_proxy_of_the_environment(
    fetcher: Fetcher, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)
