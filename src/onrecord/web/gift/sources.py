"""The independent sources of a gift: each with the pages that go back to it, and why they are taken for copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.ledger.catalogue import Gift, GiftTelling
from onrecord.records import Origin
from onrecord.web.gift.words import COPY_WORDS

__all__ = ["Source", "SourcePage", "list_sources"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A page of a source; `copied` says in English why it is taken for a copy, "" for the one that was first."""

    telling: GiftTelling
    copied: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One independent source: its `pages`, the first first, and how many more are behind the pages that are shown."""

    number: int
    pages: tuple[SourcePage, ...]
    more: int


def list_sources(gift: Gift) -> tuple[Source, ...]:
    """Return the sources of a gift, in the order in which they told; one none of whose pages is shown is left out."""
    by_article: dict[str, GiftTelling] = {}
    for telling in gift.tellings:
        by_article.setdefault(telling.article_id, telling)
    order = {article: at for at, article in enumerate(by_article)}
    shown = [origin for origin in gift.pledge.origins if any(article in order for article in origin.articles)]
    shown.sort(key=lambda origin: min(order[article] for article in origin.articles if article in order))
    return tuple(_source(number, origin, by_article) for number, origin in enumerate(shown, 1))


def _source(number: int, origin: Origin, tellings: dict[str, GiftTelling]) -> Source:
    pages = tuple(_pages(origin, tellings))
    return Source(number=number, pages=pages, more=len(origin.articles) - len(pages))


def _pages(origin: Origin, tellings: dict[str, GiftTelling]) -> Iterator[SourcePage]:
    links = {link.copy: link for link in origin.links}
    for article in origin.articles:
        if article in tellings:
            link = links.get(article)
            copied = COPY_WORDS[link.reason] if link else ""
            yield SourcePage(telling=tellings[article], copied=copied, detail=link.detail if link else "")
