"""What an article derives from: marks of markup first, then notices and credits that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from onrecord.pages.addresses import absolute_url
from onrecord.pages.draft import PageFacts
from onrecord.pages.lines import Line
from onrecord.records import Lineage
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import PageWords

__all__ = ["decide_lineage"]


def decide_lineage(
    lines: Sequence[Line], kinds: Sequence[str | None], facts: PageFacts, page: PageWords
) -> Lineage | None:
    """Return what the page derives from, or None: markup before notice before credit.

    `kinds` are the kinds of furniture of the `lines`.
    """
    typed = list(zip(lines, kinds, strict=True))
    notices = [line for line, kind in typed if kind == "translation_notice"]
    stated = facts.derived_from
    if stated is not None:
        by_machine = stated.relation == "translation" and any(_names_machine(line, page) for line in notices)
        return replace(stated, machine=True) if by_machine else stated
    if notices:
        return _by_notice(notices, facts, page)
    credits = (line for line, kind in typed if kind == "syndication_credit")
    return next((found for line in credits if (found := _by_credit(line, facts, page))), None)


def _names_machine(line: Line, page: PageWords) -> bool:
    words = line.words
    return any(words[at : at + len(phrase)] == phrase for phrase in page.machine for at in range(len(words)))


def _by_notice(notices: Sequence[Line], facts: PageFacts, page: PageWords) -> Lineage:
    whole = " ".join(line.text for line in notices)
    url = _first_address(notices, facts)
    return Lineage(
        relation="translation",
        mark="notice",
        url=url,
        outlet=_known_outlet(whole, page) or _outlet_at(url, page),
        language=_named_language(whole, page),
        machine=any(_names_machine(line, page) for line in notices),
    )


def _first_address(lines: Sequence[Line], facts: PageFacts) -> str | None:
    addresses = (absolute_url(address, facts.url) for line in lines for _, address in line.links)
    return next((address for address in addresses if address), None)


def _outlet_at(url: str | None, page: PageWords) -> str | None:
    host = urlsplit(url).hostname if url else None
    return page.outlets.by_host(host) if host else None


def _named_language(text: str, page: PageWords) -> str | None:
    return next((page.languages[word] for word in fold_words(text) if word in page.languages), None)


def _by_credit(line: Line, facts: PageFacts, page: PageWords) -> Lineage | None:
    url = _first_address((line,), facts)
    outlet = _known_outlet(line.text, page) or _outlet_at(url, page)
    if outlet == facts.outlet or (outlet is None and url is None):
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
