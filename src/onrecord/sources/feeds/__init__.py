"""Lists of pages: RSS, Atom, JSON Feed, sitemaps. Bytes in, entries out; nothing here uses the network."""

from onrecord.sources.feeds.entries import ListedPage, Listing
from onrecord.sources.feeds.reading import read_listing

__all__ = ["ListedPage", "Listing", "read_listing"]
