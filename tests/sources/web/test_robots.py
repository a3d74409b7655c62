"""A site's robots.txt is asked for once, heeded, and asked for at every host on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.web import Fetched, Fetcher, FetchOptions, Refused
from onrecord.sources.web.robots import AGENT_NAME, read_rules

from .sites import Clock, Site, Visit, reach_of

URL = "https://news.example"

# (robots.txt, path, whether it may be fetched)
RULES = [
    ("", "/a", True),
    ("User-agent: *\nDisallow: /private", "/a", True),
    ("User-agent: *\nDisallow: /private", "/private/a", False),
    ("User-agent: *\nDisallow:", "/a", True),
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: OnRecord\nDisallow: /", "/a", False),
    ("user-agent:onrecord\ndisallow:/a", "/a", False),
    ("User-agent: onrecord\nAllow: /\nUser-agent: *\nDisallow: /", "/a", True),
    ("User-agent: first\nUser-agent: onrecord # us\nDisallow: /a", "/a", False),
    ("User-agent: otherbot\nDisallow: /", "/a", True),
    ("User-agent: otherbot\nDisallow: /\nUser-agent: *\nDisallow: /b", "/a", True),
    ("User-agent: *\nDisallow: /\nAllow: /a", "/a", True),
    ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
    ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
    ("<html>no robots here</html>", "/a", True),
]


@pytest.mark.parametrize(("text", "path", "allowed"), RULES)
def test_what_is_asked_is_heeded(text: str, path: str, allowed: bool) -> None:
    assert read_rules(text.encode()).can_fetch(URL + path, AGENT_NAME) is allowed


@given(st.binary(max_size=300))
def test_any_bytes_are_rules(content: bytes) -> None:
    assert read_rules(content).can_fetch(f"{URL}/a", AGENT_NAME) in (True, False)


def test_names_times_rules_cost_no_more_than_their_sum() -> None:
    """Half a megabyte of both once took a parser more than five minutes."""
    names = "".join(f"User-agent: bot{number}\n" for number in range(3000))
    rules = read_rules((names + "".join(f"Disallow: /{number}\n" for number in range(20_000))).encode())
    assert len(rules._user_agents) == 1


def _robots(text: str, site: Site, status: int = 200) -> None:
    site.answers["/robots.txt"] = lambda visit: visit.send(status, text.encode(), "text/plain")


def test_a_site_is_asked_once(fetcher: Fetcher, site: Site) -> None:
    for path in ("/a", "/b"):
        assert isinstance(fetcher.fetch(site.url(path)), Fetched)
    assert site.asked == ["news.example/robots.txt", "news.example/a", "news.example/b"]


def test_a_refused_page_is_not_asked_for(fetcher: Fetcher, site: Site) -> None:
    _robots("User-agent: *\nDisallow: /a", site)
    refused = fetcher.fetch(site.url("/a"))
    assert isinstance(refused, Refused)
    assert (refused.problem.code, site.pages) == ("robots_disallow", [])
    assert "save the page" in (refused.problem.advice or "")


def test_the_host_that_a_redirect_leads_to_is_asked_too(fetcher: Fetcher, site: Site) -> None:
    def robots(visit: Visit) -> None:
        own = visit.headers["Host"].startswith("other.example")
        visit.send(200, b"User-agent: *\nDisallow: /b" if own else b"", "text/plain")

    site.answers["/robots.txt"] = robots
    site.answers["/a"] = lambda visit: visit.send(302, b"", Location=site.url("/b", "other.example"))
    refused = fetcher.fetch(site.url("/a"))
    assert isinstance(refused, Refused)
    assert (refused.problem.code, site.pages) == ("robots_disallow", ["news.example/a"])
    assert refused.problem.where == f"at {site.url('/b', 'other.example')}"


@pytest.mark.parametrize(("status", "allowed"), [(200, True), (401, True), (403, True), (404, True), (410, True)])
@pytest.mark.parametrize("body", ["", "<h1>nothing here</h1>"])
def test_a_site_without_rules_allows_all(fetcher: Fetcher, site: Site, status: int, allowed: bool, body: str) -> None:
    _robots(body, site, status)
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched) is allowed


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_site_that_fails_to_say_allows_nothing_for_now(fetcher: Fetcher, site: Site, status: int) -> None:
    _robots("", site, status)
    refused = fetcher.fetch(site.url("/a"))
    assert isinstance(refused, Refused)
    assert (refused.problem.code, refused.is_passing, site.pages) == ("robots_unreachable", True, [])


def test_a_site_that_gets_well_is_asked_again(fetcher: Fetcher, site: Site) -> None:
    site.answers["/robots.txt"] = [lambda visit: visit.send(503, b""), lambda visit: visit.send(200, b"")]
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)


def test_rules_are_asked_for_again_after_a_day(fetcher: Fetcher, site: Site, clock: Clock) -> None:
    fetcher.fetch(site.url("/a"))
    clock.at += 25 * 3600
    fetcher.fetch(site.url("/b"))
    assert site.asked.count("news.example/robots.txt") == 2


def test_rules_without_an_end_are_read_as_far_as_they_are_read(fetcher: Fetcher, site: Site) -> None:
    _robots("User-agent: *\nDisallow: /a\n" + "#" * 3_000_000, site)
    assert isinstance(fetcher.fetch(site.url("/b")), Fetched)


# (robots.txt, seconds between two pages)
PACES = [
    ("", 1.0),
    ("User-agent: *\nCrawl-delay: 7", 7.0),
    ("User-agent: *\nCrawl-delay: 0.1", 1.0),
    ("User-agent: *\nCrawl-delay: 86400", 30.0),
    ("User-agent: *\nCrawl-delay: inf", 1.0),
    ("User-agent: *\nRequest-rate: 1/5", 5.0),
    ("User-agent: onrecord\nCrawl-delay: 3\nUser-agent: *\nCrawl-delay: 9", 3.0),
]


@pytest.mark.parametrize(("text", "seconds"), PACES)
def test_a_host_is_asked_at_its_pace(fetcher: Fetcher, site: Site, clock: Clock, text: str, seconds: float) -> None:
    _robots(text, site)
    for path in ("/a", "/b", "/c"):
        fetcher.fetch(site.url(path))
    # robots.txt, a, b, c: the first page comes after the rules at our own pace.
    assert clock.slept == [1.0, seconds, seconds]


def test_another_host_is_not_kept_waiting(fetcher: Fetcher, site: Site, clock: Clock) -> None:
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/a", "other.example"))
    assert clock.slept == [1.0, 1.0]


def test_a_contact_is_named_to_the_site(site: Site, clock: Clock) -> None:
    with Fetcher(reach_of(site, clock), FetchOptions(contact="desk@post.example")) as fetcher:
        fetcher.fetch(site.url("/a"))
    assert {headers["User-Agent"].partition("/")[0] for headers in site.headers} == {"onrecord"}
    assert all(headers["User-Agent"].endswith("(+desk@post.example)") for headers in site.headers)
