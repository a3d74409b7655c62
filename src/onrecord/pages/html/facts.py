"""What an HTML page states about itself: JSON-LD first, then meta elements and links."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from onrecord.pages.addresses import absolute_url
from onrecord.pages.dates import read_date, read_utc_hour
from onrecord.pages.draft import PageFacts
from onrecord.pages.html.outlets import find_publisher
from onrecord.pages.html.tree import Element
from onrecord.pages.languages import normal_code
from onrecord.pages.newsarticle import find_articles, read_facts
from onrecord.records import Lineage
from onrecord.reference.outlets import Outlets

__all__ = ["read_page_facts", "read_title"]

_DATES: tuple[str, ...] = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publication_date",
    "og:article:published_time",
)
_ORIGINALS = ("syndication-source", "original-source")
_MOST_JSON = 2_000_000

Metas = dict[str, str]


def read_page_facts(root: Element, url: str | None, outlets: Outlets) -> PageFacts:
    """Return the facts of a page that was fetched from `url`, if it was. Looks at the tree, changes nothing."""
    metas = _read_metas(root)
    stated = next(_read_json_ld(root), PageFacts())
    base = _base_url(root, url)
    day = None if stated.published else _published(root, metas)
    canonical = _link(root, "canonical", base) or absolute_url(metas.get("og:url"), base) or stated.url or url
    return PageFacts(
        headline=stated.headline or metas.get("og:title") or read_title(root),
        deck=stated.deck,
        description=metas.get("og:description") or metas.get("description"),
        language=_language(root, metas) or stated.language,
        published=stated.published or read_date(day),
        utc_hour=stated.utc_hour if stated.published else read_utc_hour(day),
        outlet=_outlet(root, metas, stated) or _by_host(canonical or url, outlets),
        url=canonical,
        alternates=tuple(_alternates(root, base)),
        derived_from=stated.derived_from or _lineage(root, metas, base),
        body=stated.body,
    )


def _outlet(root: Element, metas: Metas, stated: PageFacts) -> str | None:
    return stated.outlet or metas.get("og:site_name") or find_publisher(root) or metas.get("application-name")


def _read_metas(root: Element) -> Metas:
    metas: Metas = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _read_json_ld(root: Element) -> Iterator[PageFacts]:
    for script in root.iter("script"):
        kind, text = (script.get("type") or "").lower(), script.text or ""
        if "ld+json" not in kind or len(text) > _MOST_JSON:
            continue
        try:
            data = json.loads(text.strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from map(read_facts, find_articles(data))


def _base_url(root: Element, url: str | None) -> str | None:
    base = next((element.get("href") for element in root.iter("base") if element.get("href")), None)
    return absolute_url(base, url) or url


def _links(root: Element, relation: str) -> Iterator[Element]:
    return (link for link in root.iter("link") if relation in (link.get("rel") or "").lower().split())


def _link(root: Element, relation: str, base: str | None) -> str | None:
    return next((found for link in _links(root, relation) if (found := absolute_url(link.get("href"), base))), None)


def read_title(root: Element) -> str | None:
    """Return the text of the title element."""
    title = next((element for element in root.iter("title")), None)
    return " ".join("".join(title.itertext()).split()) or None if title is not None else None


def _language(root: Element, metas: Metas) -> str | None:
    stated = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    return normal_code(stated) or normal_code(metas.get("og:locale")) or normal_code(metas.get("content-language"))


def _published(root: Element, metas: Metas) -> str | None:
    """Return the first day or time of publication that can be read, as it is stated."""
    stated = (metas[name] for name in _DATES if name in metas)
    marked = (
        t.get("datetime") for t in root.iter("time") if (t.get("itemprop") or "") == "datePublished" or t.get("pubdate")
    )
    return next((text for text in (*stated, *marked) if read_date(text)), None)


def _by_host(url: str | None, outlets: Outlets) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return outlets.by_host(host) if host else None


def _alternates(root: Element, base: str | None) -> Iterator[tuple[str, str]]:
    for link in _links(root, "alternate"):
        language, address = (link.get("hreflang") or "").strip(), absolute_url(link.get("href"), base)
        if language and address:
            yield language, address


def _lineage(root: Element, metas: Metas, base: str | None) -> Lineage | None:
    original = next((address for tag, address in _alternates(root, base) if tag.lower() == "x-original"), None)
    if original is not None:
        return Lineage(relation="translation", mark="hreflang", url=original)
    source = next((found for name in _ORIGINALS if (found := absolute_url(metas.get(name), base))), None)
    return Lineage(relation="syndication", mark="meta", url=source) if source else None
