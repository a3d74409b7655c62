"""Sitemaps (sitemaps.org), indexes of them and news sitemaps, packed or not; entities of the XML stay closed."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from datetime import date

from lxml import etree

from onrecord.records import Problem
from onrecord.sources.feeds.days import read_day
from onrecord.sources.feeds.entries import MOST_ENTRIES, ListedPage, Listing, full_address, plain_text

__all__ = ["read_addresses", "read_sitemap", "unpack_list"]

_LARGEST = 52_428_800
"""So many bytes a sitemap may have when it is unpacked (sitemaps.org)."""

_GZIP = b"\x1f\x8b"

# An address with "&" as it stands in a browser, which would lose what is behind it.
_BARE = re.compile(rb"&(?!#?\w{1,31};)")
_CDATA = b"<![CDATA["
_ADDRESSES = (b"http://", b"https://", b"\xef\xbb\xbf")


def unpack_list(content: bytes) -> bytes | None:
    """Return the bytes of a list, unpacked where it is packed (.xml.gz); None where it is damaged or far too large.

    >>> unpack_list(gzip.compress(b"<urlset/>"))
    b'<urlset/>'
    """
    if not content.startswith(_GZIP):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            found = packed.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        return None
    return found if len(found) <= _LARGEST else None


def read_sitemap(content: bytes, url: str) -> Listing:
    """Return the pages of a sitemap, or the sitemaps of an index.

    >>> read_sitemap(b"<urlset><url><loc>https://a.example/gift</loc></url></urlset>", "https://a.example/s.xml").pages
    (ListedPage(url='https://a.example/gift', title='', summary='', language=None, day=None),)
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(_mend(content), parser)
    except etree.XMLSyntaxError:
        root = None
    name = "" if root is None else _name(root)
    if root is None or name not in ("urlset", "sitemapindex"):
        return Listing(problems=(_no_sitemap(url),))
    problems = (_damaged(url, parser),) if _is_damaged(parser) else ()
    if name == "sitemapindex":
        return Listing(lists=tuple(_lists(root, url)), problems=problems)
    return Listing(pages=tuple(_pages(root, url)), problems=problems)


def read_addresses(content: bytes, url: str) -> Listing | None:
    """Return the pages of a sitemap that is a text with an address a line (sitemaps.org), None for what is none.

    >>> read_addresses(b"https://a.example/gift", "https://a.example/sitemap.txt").pages[0].url
    'https://a.example/gift'
    """
    if not content.lstrip().startswith(_ADDRESSES):
        return None
    lines = [line.strip() for line in content.decode("utf-8-sig", "replace").splitlines() if line.strip()]
    if not lines or not all(line.startswith(("http://", "https://")) for line in lines[:MOST_ENTRIES]):
        return None
    found = (full_address(url, line) for line in lines[:MOST_ENTRIES])
    return Listing(pages=tuple(ListedPage(url=address) for address in found if address))


def _mend(content: bytes) -> bytes:
    """Return the XML with its bare signs written out; in CDATA a sign is what it is.

    >>> _mend(b"<loc>/?a=1&b=2</loc><loc><![CDATA[/?a=1&b=2]]></loc>")
    b'<loc>/?a=1&amp;b=2</loc><loc><![CDATA[/?a=1&b=2]]></loc>'
    """
    first, *others = content.split(_CDATA)
    mended = [_BARE.sub(b"&amp;", first)]
    for other in others:
        inside, ends, behind = other.partition(b"]]>")
        mended.append(inside + ends + _BARE.sub(b"&amp;", behind))
    return _CDATA.join(mended)


def _name(element: etree._Element) -> str:
    """Return the name of an element without its namespace: old sitemaps use others than today's."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _children(root: etree._Element, name: str) -> Iterator[etree._Element]:
    found = 0
    for child in root:
        if _name(child) == name:
            found += 1
            if found > MOST_ENTRIES:
                return
            yield child


def _texts(element: etree._Element) -> dict[str, str]:
    """Return the texts below an element by name, the first of each; those of images and videos are none of the page."""
    found: dict[str, str] = {}
    for inner in element.iter():
        tag = inner.tag if isinstance(inner.tag, str) else ""
        if "image" not in tag and "video" not in tag and inner.text and inner.text.strip():
            found.setdefault(_name(inner), inner.text.strip())
    return found


def _lists(root: etree._Element, url: str) -> Iterator[tuple[str, date | None]]:
    for child in _children(root, "sitemap"):
        texts = _texts(child)
        address = full_address(url, texts.get("loc"))
        if address is not None:
            yield address, read_day(texts.get("lastmod"))


def _pages(root: etree._Element, url: str) -> Iterator[ListedPage]:
    for child in _children(root, "url"):
        texts = _texts(child)
        address = full_address(url, texts.get("loc"))
        if address is None:
            continue
        language = (texts.get("language") or "").lower().partition("-")[0]
        yield ListedPage(
            url=address,
            title=plain_text(texts.get("title")),
            summary=plain_text(texts.get("keywords")),
            language=language or None,
            day=read_day(texts.get("publication_date")) or read_day(texts.get("lastmod")),
        )


def _is_damaged(parser: etree.XMLParser) -> bool:
    return any(entry.level_name in ("FATAL", "ERROR") for entry in parser.error_log)


def _damaged(url: str, parser: etree.XMLParser) -> Problem:
    what = "the sitemap is no whole XML; what could be read of it was"
    place = f"line {parser.error_log[0].line}"
    return Problem(code="damaged_list", source=url, what=what, where=place, advice="tell its publisher")


def _no_sitemap(url: str) -> Problem:
    what = "what came is no sitemap and no index of sitemaps"
    return Problem(code="no_list", source=url, what=what, advice="robots.txt of the site names its sitemaps")
