"""schema.org NewsArticle in JSON: what it states about itself, and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from onrecord.pages.dates import read_date, read_utc_hour
from onrecord.pages.draft import PageFacts
from onrecord.pages.languages import normal_code
from onrecord.records import Lineage

__all__ = ["find_articles", "read_facts"]

# What schema.org calls an article; "ReportageNewsArticle" and the like end so too.
_ENDINGS = ("Article", "BlogPosting", "Posting", "Report")

_MOST_NESTED = 50

# Half a character cannot be written or hashed: U+FFFD stands for it.
_SURROGATE = re.compile("[\ud800-\udfff]")
# Many systems write their titles with the entities that they have in HTML: "Trump&rsquo;s", "f&#252;r".
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")


def find_articles(data: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of JSON-LD that are articles: one, a list, an @graph, or under "article".

    >>> graph = [{"@type": "Person"}, {"@type": "NewsArticle", "headline": "A"}]
    >>> [article["headline"] for article in find_articles({"@graph": graph})]
    ['A']
    """
    if depth > _MOST_NESTED:
        return
    if isinstance(data, list):
        for entry in data:
            yield from find_articles(entry, depth + 1)
    elif isinstance(data, dict):
        if _is_article(data):
            yield data
        else:
            for key in ("@graph", "article", "mainEntity", "itemListElement", "item"):
                if isinstance(data.get(key), (dict, list)):
                    yield from find_articles(data[key], depth + 1)


def _is_article(data: Mapping[str, Any]) -> bool:
    types = data.get("@type")
    names = types if isinstance(types, list) else [types]
    if any(isinstance(name, str) and name.endswith(_ENDINGS) for name in names):
        return True
    return types is None and isinstance(data.get("articleBody"), str)


def _text(value: object) -> str | None:
    """Return a string's text; lists give their first, objects their name or value."""
    if isinstance(value, list):
        return next((found for entry in value[:10] if (found := _text(entry))), None)
    if isinstance(value, dict):
        return next(
            (found for key in ("name", "@value") if isinstance(value.get(key), str) and (found := _text(value[key]))),
            None,
        )
    return _written_out(value).strip() or None if isinstance(value, str) else None


def _written_out(text: str) -> str:
    """Return the text with entities written out; a lone "&" stays."""
    return _SURROGATE.sub("\ufffd", _ENTITY.sub(lambda entity: unescape(entity[0]), text))


def _link(value: object) -> str | None:
    if isinstance(value, list):
        return next((found for entry in value[:10] if (found := _link(entry))), None)
    if isinstance(value, dict):
        return next((found for key in ("url", "@id", "sameAs") if (found := _link(value.get(key)))), None)
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None


def read_facts(data: Mapping[str, Any]) -> PageFacts:
    """Return what a NewsArticle states about itself.

    >>> read_facts({"headline": "Mill&rsquo;s gift", "articleBody": "It is Ada&apos;s."}).headline
    'Mill’s gift'
    """
    stated = _text(data.get("datePublished"))
    return PageFacts(
        headline=_text(data.get("headline")) or _text(data.get("name")),
        deck=_text(data.get("alternativeHeadline")),
        language=normal_code(_language(data.get("inLanguage"))),
        published=read_date(stated),
        utc_hour=read_utc_hour(stated),
        outlet=_text(data.get("publisher")),
        url=_link(data.get("url")) or _link(data.get("mainEntityOfPage")) or _link(data.get("@id")),
        derived_from=_lineage(data),
        body=_body(data),
    )


def _body(data: Mapping[str, Any]) -> str | None:
    """Return the text of an article; that of a live blog may stand in its entries alone."""
    body = data.get("articleBody")
    if not isinstance(body, str) or not body.strip():
        body = "\n\n".join(_entries(data.get("liveBlogUpdate")))
    return _written_out(body) if body.strip() else None


def _entries(updates: object) -> Iterator[str]:
    for update in updates if isinstance(updates, list) else [updates]:
        if isinstance(update, dict):
            parts = (update.get("headline"), update.get("articleBody"))
            yield "\n\n".join(part for part in parts if isinstance(part, str) and part.strip())


def _language(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("identifier") or value.get("name")
    return _text(value)


def _lineage(data: Mapping[str, Any]) -> Lineage | None:
    for key, relation in (
        ("translationOfWork", "translation"),
        ("isBasedOn", "based_on"),
        ("isBasedOnUrl", "based_on"),
    ):
        work = data.get(key)
        if isinstance(work, list):
            work = work[0] if work else None
        if not work:
            continue
        about = work if isinstance(work, dict) else {}
        return Lineage(
            relation=relation,
            mark=key,
            url=_link(work),
            outlet=_text(about.get("publisher")),
            language=normal_code(_language(about.get("inLanguage"))),
        )
    return None
