"""Read a list of pages, of whatever kind its bytes are."""

from __future__ import annotations

import re

from onrecord.records import Problem
from onrecord.sources.feeds.entries import Listing
from onrecord.sources.feeds.json_feed import read_json_feed
from onrecord.sources.feeds.sitemaps import read_addresses, read_sitemap, unpack_list
from onrecord.sources.feeds.syndication import read_syndication

__all__ = ["read_listing"]

# A feed may stand where a sitemap was named, and the other way round: sites take either for the other.
_ROOT = re.compile(rb"<(?:\w{1,20}:)?(rss|feed|rdf|urlset|sitemapindex)\b", re.IGNORECASE)
_TOP = 4096


def read_listing(content: bytes, url: str, kind: str) -> Listing:
    """Return what a list names; `kind` is "feed" or "sitemap". Never raises for bytes at fault: a problem says why.

    >>> read_listing(b"<html>", "https://a.example/feed", "feed").problems[0].code
    'no_list'
    """
    unpacked = unpack_list(content)
    if unpacked is None:
        what = "the list is packed, and damaged or far too large"
        return Listing(problems=(Problem(code="no_list", source=url, what=what, advice="name another list"),))
    listed = unpacked.lstrip(b"\xef\xbb\xbf \t\r\n")
    if kind == "feed" and listed[:1] in (b"{", b"["):
        return read_json_feed(listed, url)
    named = _ROOT.search(listed, 0, _TOP)
    is_feed = named[1].lower() in (b"rss", b"feed", b"rdf") if named else kind == "feed"
    if is_feed:
        return read_syndication(listed, url)
    return read_addresses(listed, url) or read_sitemap(listed, url)
