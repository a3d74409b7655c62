"""sitemap.xml: the pages of a site, for search engines (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape

__all__ = ["sitemap_files"]

_MOST = 50_000
"""Addresses that one file may hold."""

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_files(pages: Iterable[str], base: str, most: int = _MOST) -> Iterator[tuple[str, bytes]]:
    """Yield the files by name: one, or an index and its parts where there are more pages than one may hold.

    >>> [(name, made)] = sitemap_files(["index.html", "funds/us-x/index.html"], "https://list.example")
    >>> name, b"<loc>https://list.example/funds/us-x/</loc>" in made
    ('sitemap.xml', True)
    >>> [name for name, _ in sitemap_files(["index.html", "a/index.html"], "https://list.example", most=1)]
    ['sitemap-1.xml', 'sitemap-2.xml', 'sitemap.xml']
    """
    addresses = sorted(f"{base}/{quote(page.removesuffix('index.html'))}" for page in pages)
    parts = [addresses[start : start + most] for start in range(0, len(addresses), most)]
    if len(parts) == 1:
        yield "sitemap.xml", _write("urlset", "url", parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _write("urlset", "url", part)
    yield "sitemap.xml", _write("sitemapindex", "sitemap", [f"{base}/{name}" for name in names])


def _write(root: str, item: str, addresses: Iterable[str]) -> bytes:
    lines = "".join(f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_SPACE}">\n{lines}</{root}>\n'.encode()
