"""What a server says that its answer is, held against what the bytes look like."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import httpx2

from onrecord.pages.media import HTML, JSON, OTHER, TEXT, sniff_media_type
from onrecord.sources.endings import media_type_of
from onrecord.sources.web.refusals import no_page

__all__ = ["decide_media_type", "is_feed"]

_XML = "application/xml"
# Types whose bytes may look like one of these; whatever else a server says, the bytes decide.
_LOOKS = {HTML: (HTML, TEXT), JSON: (JSON, TEXT), TEXT: (TEXT, HTML, JSON), _XML: (HTML, TEXT)}
# Servers that know no filings say one of these; then the ending of the address says more.
_VAGUE = frozenset({"", TEXT, "application/octet-stream", "binary/octet-stream"})
_OF_FILINGS = frozenset({"application/x-fec", "text/csv"})
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I | re.ASCII)
# What may stand before the first element: a mark of the encoding, blanks, declarations, remarks.
_BEFORE = rb"(?:\xef\xbb\xbf)?(?:\s|<\?[^>]{0,500}>|<!--[^>]{0,900}-->)*+"
_LISTS = rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]|\{[^{}]{0,300}\"https?://jsonfeed\.org/version/"
_FEED = re.compile(_BEFORE + rb"(?:" + _LISTS + rb")", re.I)
_HEAD = 4096
# UTF-8 shows itself, and whoever says ASCII has not looked.
_USUAL = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


def decide_media_type(url: str, declared: str | None, content: bytes) -> str:
    """Return the media type of a page that came; raises FetchError where it is none that is read.

    An encoding that the server names stays with it, since a page may name none.

    >>> decide_media_type("https://example.org/", "text/html; charset=ISO-8859-1", b"<!doctype html><p>Hello")
    'text/html; charset=iso-8859-1'
    >>> decide_media_type("https://example.org/", "application/octet-stream", b'{"@type": "NewsArticle"}')
    'application/json'
    >>> decide_media_type("https://example.org/101.fec", "text/plain", b"HDR\x1cFEC\x1c8.4")
    'application/x-fec'
    """
    said = (declared or "").partition(";")[0].strip().casefold()
    if not content.strip():
        raise no_page(url, "the page is empty")
    promised = media_type_of(PurePosixPath(httpx2.URL(url).path))
    seen = sniff_media_type(content)
    if promised in _OF_FILINGS and said in _VAGUE | _OF_FILINGS and seen != HTML:
        return promised
    if seen == OTHER:
        raise no_page(url, f"what came is no text{f', but {said}' if said and said != HTML else ''}")
    kind = said if seen in _LOOKS.get(_family(said), ()) else seen
    charset = _CHARSET.search(declared or "")
    is_news = charset is not None and _family(kind) in (HTML, TEXT) and charset[1].casefold() not in _USUAL
    return f"{kind}; charset={charset[1].casefold()}" if charset and is_news else kind


def is_feed(content: bytes) -> bool:
    """Whether a page that came is a list of pages: RSS, Atom, JSON Feed, a sitemap.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">'), is_feed(b"<!doctype html><p>How <rss> works")
    (True, False)
    """
    return _FEED.match(content[:_HEAD]) is not None


def _family(said: str) -> str:
    """Return what a type is one of: "application/rss+xml" is XML, "application/feed+json" JSON."""
    if said.endswith("+json"):
        return JSON
    if said in ("text/xml", _XML) or (said.endswith("+xml") and said != "application/xhtml+xml"):
        return _XML
    return HTML if said == "application/xhtml+xml" else said
