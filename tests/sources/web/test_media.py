"""What a page is kept as: what its server says, where its bytes can be that."""

from __future__ import annotations

import gzip

import pytest

from onrecord.pipeline import read_capture
from onrecord.records import Problem
from onrecord.sources.gathering import Gathering, gather_captures
from onrecord.sources.web import Fetched, Fetcher, Refused
from onrecord.sources.web.media import decide_media_type, is_feed

from .faults import answers
from .sites import PAGE, Site

RSS = b'<?xml version="1.0"?>\n<!-- gifts -->\n<rss version="2.0"><channel></channel></rss>'
ATOM = b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom"></feed>'
SITEMAP = b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>'
JSON_FEED = b'{"version": "https://jsonfeed.org/version/1.1", "items": []}'
FEC = b"HDR\x1cFEC\x1c8.4\x1cLamp Ledger\x1c2.0\nF13N\x1cC00894162\n"

# (path, what the server says, the bytes, what they are kept as)
KINDS = [
    ("/a", "text/html", PAGE, "text/html"),
    ("/a", "Text/HTML; Charset=UTF-8", PAGE, "text/html"),
    ("/a", 'text/html;charset="windows-1252"', PAGE, "text/html; charset=windows-1252"),
    ("/a", "text/html; charset=us-ascii", PAGE, "text/html"),
    ("/a", "application/json; charset=iso-8859-1", b'{"@type": "NewsArticle"}', "application/json"),
    ("/a", None, PAGE, "text/html"),
    ("/a", "image/png", PAGE, "text/html"),
    ("/a", "text/plain", PAGE, "text/plain"),
    ("/a", "application/xhtml+xml", b"<?xml version='1.0'?><html><p>Hello", "application/xhtml+xml"),
    ("/a", "text/html", b'{"@type": "NewsArticle"}', "application/json"),
    ("/a", "application/ld+json", b'{"@type": "NewsArticle"}', "application/ld+json"),
    ("/a", "application/rss+xml", RSS, "application/rss+xml"),
    ("/a", "text/xml; charset=utf-8", ATOM, "text/xml"),
    ("/a", "application/feed+json", JSON_FEED, "application/feed+json"),
    ("/101.fec", "text/plain", FEC, "application/x-fec"),
    ("/101.fec", "application/octet-stream", FEC, "application/x-fec"),
    ("/101.fec", "text/html", PAGE, "text/html"),
    ("/receipts.csv", "application/octet-stream", b"name,sum\nMill,5\n", "text/csv"),
]


@pytest.mark.parametrize(("path", "said", "content", "kept"), KINDS)
def test_a_page_is_what_its_server_says_where_it_can_be(path: str, said: str | None, content: bytes, kept: str) -> None:
    assert decide_media_type(f"https://news.example{path}", said, content) == kept


@pytest.mark.parametrize("content", [RSS, ATOM, SITEMAP, JSON_FEED, b"<sitemapindex>", b"<rdf:RDF xmlns='x'>"])
def test_a_list_of_pages_is_told(content: bytes) -> None:
    assert is_feed(content)


@pytest.mark.parametrize("content", [PAGE, FEC, b"", b"<p><rss>", b"<!doctype html><urlset>", b'{"version": "1"}'])
def test_a_page_is_no_list_of_pages(content: bytes) -> None:
    assert not is_feed(content)


def test_a_feed_is_not_read_as_a_page(fetcher: Fetcher, site: Site) -> None:
    site.answers["/feed"] = answers(200, RSS, "application/rss+xml")
    assert isinstance(fetcher.fetch(site.url("/feed")), Fetched)  # for those who follow it
    (found,) = gather_captures([site.url("/feed")], Gathering(fetch=fetcher.fetch))
    assert isinstance(found, Problem)
    assert (found.code, "onrecord watch" in (found.advice or "")) == ("is_feed", True)


def test_a_packed_file_is_unpacked(fetcher: Fetcher, site: Site) -> None:
    site.answers["/sitemap.xml.gz"] = answers(200, gzip.compress(SITEMAP, mtime=0), "application/gzip")
    fetched = fetcher.fetch(site.url("/sitemap.xml.gz"))
    assert isinstance(fetched, Fetched)
    assert fetched.capture.content == SITEMAP


@pytest.mark.parametrize(
    ("packed", "code"),
    [
        (gzip.compress(bytes(60_000_000), mtime=0), "answer_too_large"),
        (gzip.compress(SITEMAP, mtime=0)[:-9], "cut_short"),
    ],
    ids=["bomb", "cut"],
)
def test_a_packed_file_has_caps_too(fetcher: Fetcher, site: Site, packed: bytes, code: str) -> None:
    site.answers["/sitemap.xml.gz"] = answers(200, packed, "application/gzip")
    refused = fetcher.fetch(site.url("/sitemap.xml.gz"))
    assert isinstance(refused, Refused)
    assert refused.problem.code == code


def test_an_encoding_that_the_server_alone_names_is_heeded(fetcher: Fetcher, site: Site) -> None:
    story = "Мельница Харкнесс пообещала деньги парку, сообщил её владелец в понедельник вечером."
    body = "".join(f"<p>{number}. {story}</p>" for number in range(9))
    page = f"<!doctype html><html><body><article><h1>Мельница</h1>{body}</article></body></html>".encode("koi8-r")
    site.answers["/a"] = answers(200, page, "text/html; charset=KOI8-R")
    fetched = fetcher.fetch(site.url("/a"))
    assert isinstance(fetched, Fetched)
    (reading,) = read_capture(fetched.capture)
    article = getattr(reading, "article", None)
    assert article is not None
    assert "Харкнесс пообещала деньги парку" in article.text
