"""What a page that comes is kept as."""

from __future__ import annotations

import pytest

from onrecord.sources.web import Fetched, Fetcher, Refused, Unchanged, Validators

from .faults import answers
from .sites import PAGE, Clock, Site


def test_a_page_comes_with_its_address_and_time(fetcher: Fetcher, site: Site, clock: Clock) -> None:
    site.answers["/a"] = lambda visit: visit.send(200, PAGE, ETag='"v1"', Last_Modified="Mon, 13 Jan 2025 08:00:00 GMT")
    fetched = fetcher.fetch(f" {site.url('/a#top')}\n")
    assert isinstance(fetched, Fetched)
    capture = fetched.capture
    assert (capture.content, capture.media_type, capture.how) == (PAGE, "text/html", "fetched")
    assert (capture.url, capture.obtained_at) == (site.url("/a"), clock.timing.now())
    assert fetched.validators == Validators(etag='"v1"', last_modified="Mon, 13 Jan 2025 08:00:00 GMT")


def test_a_redirect_is_followed_to_where_the_page_is(fetcher: Fetcher, site: Site) -> None:
    site.answers["/old"] = lambda visit: visit.send(301, b"", Location="/new?x=1")
    fetched = fetcher.fetch(site.url("/old"))
    assert isinstance(fetched, Fetched)
    assert (fetched.capture.source, fetched.capture.url) == (site.url("/old"), site.url("/new?x=1"))


@pytest.mark.parametrize(
    ("hops", "is_moved"), [((301,), True), ((308, 301), True), ((302,), False), ((301, 307), False)]
)
def test_what_has_moved_for_good_is_told_from_what_is_elsewhere_today(
    fetcher: Fetcher, site: Site, hops: tuple[int, ...], is_moved: bool
) -> None:
    for at, status in enumerate(hops):
        site.answers[f"/{at}"] = answers(status, Location=f"/{at + 1}")
    fetched = fetcher.fetch(site.url("/0"))
    assert isinstance(fetched, Fetched)
    assert (fetched.is_moved, fetched.capture.url) == (is_moved, site.url(f"/{len(hops)}"))


def test_a_page_that_is_known_is_not_sent_again(fetcher: Fetcher, site: Site) -> None:
    known = Validators(etag='"v1"')
    site.answers["/a"] = lambda visit: visit.send_headers(304, {"ETag": '"v1"'})
    assert fetcher.fetch(site.url("/a"), known=known) == Unchanged(validators=known)
    assert site.headers[-1]["If-None-Match"] == '"v1"'


def test_what_is_as_before_where_it_has_moved_to_is_told_as_moved(fetcher: Fetcher, site: Site) -> None:
    """A server names a version by what is in it, so that the new address answers 304 to what the old one was called."""
    known = Validators(etag='"v1"')
    site.answers["/old.xml"] = answers(301, Location="/news.xml")
    site.answers["/news.xml"] = lambda visit: visit.send_headers(304, {"ETag": '"v1"'})
    unchanged = fetcher.fetch(site.url("/old.xml"), known=known)
    assert unchanged == Unchanged(validators=known, moved_to=site.url("/news.xml"))


def test_what_does_not_come_is_refused_with_the_reason(fetcher: Fetcher, site: Site) -> None:
    site.answers["/a"] = lambda visit: visit.send(404, b"gone")
    refused = fetcher.fetch(site.url("/a"))
    assert isinstance(refused, Refused)
    assert (refused.problem.code, refused.problem.source, refused.is_passing) == ("not_there", site.url("/a"), False)


def test_a_password_in_an_address_is_not_repeated(fetcher: Fetcher) -> None:
    refused = fetcher.fetch("https://ann:secret@news.example/a")
    assert isinstance(refused, Refused)
    assert (refused.problem.code, refused.problem.source) == ("url_refused", "https://news.example/a")
