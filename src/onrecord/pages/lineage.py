"""What an article derives from: marks of markup first, then notices and credits that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from onrecord.pages.draft import PageFacts
from onrecord.records import Furniture, Lineage
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import PageWords

__all__ = ["decide_lineage"]

_CLEAN_NAME = re.compile(r"^[\s:|,–—-]+|[\s.,;:]+$")


def decide_lineage(text: str, furniture: Sequence[Furniture], facts: PageFacts, page: PageWords) -> Lineage | None:
    """Return what the page derives from, or None: markup before notice before credit."""
    notices = [text[f.start : f.end] for f in furniture if f.kind == "translation_notice"]
    stated = facts.derived_from
    if stated is not None:
        if stated.relation == "translation" and any(_names_machine(notice, page) for notice in notices):
            return Lineage(
                relation="translation",
                mark=stated.mark,
                url=stated.url,
                outlet=stated.outlet,
                language=stated.language,
                machine=True,
            )
        return stated
    if notices:
        return _by_notice(notices, facts, page)
    credits = [text[f.start : f.end] for f in furniture if f.kind == "syndication_credit"]
    return next((found for credit in credits if (found := _by_credit(credit, facts, page))), None)


def _names_machine(notice: str, page: PageWords) -> bool:
    words = fold_words(notice)
    return any(words[at : at + len(phrase)] == phrase for phrase in page.machine for at in range(len(words)))


def _by_notice(notices: Sequence[str], facts: PageFacts, page: PageWords) -> Lineage:
    whole = " ".join(notices)
    url = next(
        (link for label, link in facts.links if label.strip() and any(label in notice for notice in notices)), None
    )
    return Lineage(
        relation="translation",
        mark="notice",
        url=url,
        outlet=_known_outlet(whole, page) or (page.outlets.by_host(urlsplit(url).hostname or "") if url else None),
        language=_named_language(whole, page),
        machine=_names_machine(whole, page),
    )


def _named_language(text: str, page: PageWords) -> str | None:
    return next((page.languages[word] for word in fold_words(text) if word in page.languages), None)


def _by_credit(credit: str, facts: PageFacts, page: PageWords) -> Lineage | None:
    outlet = _known_outlet(credit, page)
    url = next((link for label, link in facts.links if label.strip() and label in credit), None)
    if outlet is None and url is None:
        return None
    if outlet is not None and outlet == facts.outlet:
        return None
    return Lineage(relation="syndication", mark="credit", url=url, outlet=outlet)


def _known_outlet(text: str, page: PageWords) -> str | None:
    """Return the first outlet that the text names, by its main name; nothing is guessed from unknown names."""
    words = re.findall(r"[\w&’'.-]+", text)
    for at in range(len(words)):
        for size in (5, 4, 3, 2, 1):
            name = " ".join(words[at : at + size]).strip(".")
            if len(words[at : at + size]) == size and name in page.outlets.by_name:
                return page.outlets.by_name[name].name
    return None
