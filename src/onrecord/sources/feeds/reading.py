"""Read a list of pages, of whatever kind its bytes are."""

from __future__ import annotations

from onrecord.records import Problem
from onrecord.sources.feeds.entries import Listing
from onrecord.sources.feeds.json_feed import read_json_feed
from onrecord.sources.feeds.sitemaps import read_sitemap, unpack_list
from onrecord.sources.feeds.syndication import read_syndication

__all__ = ["read_listing"]


def read_listing(content: bytes, url: str, kind: str) -> Listing:
    """Return what a list names; `kind` is "feed" or "sitemap". Never raises for bytes at fault: a problem says why.

    >>> read_listing(b"<html>", "https://a.example/feed", "feed").problems[0].code
    'no_list'
    """
    unpacked = unpack_list(content)
    if unpacked is None:
        what = "the list is packed, and damaged or far too large"
        return Listing(problems=(Problem(code="no_list", source=url, what=what, advice="name another list"),))
    if kind == "sitemap":
        return read_sitemap(unpacked, url)
    begins = unpacked.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return read_json_feed(unpacked, url) if begins in (b"{", b"[") else read_syndication(unpacked, url)
