"""What a server says that its answer is, held against what the bytes look like."""

from __future__ import annotations

from onrecord.pages.media import HTML, JSON, OTHER, TEXT, sniff_media_type
from onrecord.sources.web.refusals import no_page

__all__ = ["decide_media_type"]

_XML = "application/xml"
# Types whose bytes may look like one of these; whatever else a server says, the bytes decide.
_LOOKS = {HTML: (HTML, TEXT), JSON: (JSON, TEXT), TEXT: (TEXT, HTML, JSON), _XML: (HTML, TEXT)}


def decide_media_type(url: str, declared: str | None, content: bytes) -> str:
    """Return the media type of a page that came; raises FetchError where it is none that is read.

    >>> decide_media_type("x", "text/html; charset=utf-8", b"<!doctype html><p>Hello")
    'text/html'
    >>> decide_media_type("x", "application/octet-stream", b'{"@type": "NewsArticle"}')
    'application/json'
    """
    said = (declared or "").partition(";")[0].strip().casefold()
    if not content.strip():
        raise no_page(url, "the page is empty")
    seen = sniff_media_type(content)
    if seen == OTHER:
        raise no_page(url, f"what came is no text{f', but {said}' if said and said != HTML else ''}")
    return said if seen in _LOOKS.get(_family(said), ()) else seen


def _family(said: str) -> str:
    """Return what a type is one of: "application/rss+xml" is XML, "application/feed+json" JSON."""
    if said.endswith("+json"):
        return JSON
    if said in ("text/xml", _XML) or (said.endswith("+xml") and said != "application/xhtml+xml"):
        return _XML
    return HTML if said == "application/xhtml+xml" else said
