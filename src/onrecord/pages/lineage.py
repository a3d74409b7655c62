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

_NAME_WORD = re.compile(r"[^\W\d_][\w&’'.-]*")
_LEAST_NAME_WORDS, _MOST_NAME_WORDS = 2, 6


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
    outlet = _known_outlet(line.text, page) or _outlet_at(url, page) or _name_at_end(line.text)
    if outlet == facts.outlet or (outlet is None and url is None):
        return None
    return Lineage(relation="syndication", mark="credit", url=url, outlet=outlet)


def _known_outlet(text: str, page: PageWords) -> str | None:
    """Return the first outlet that the text names, by its main name."""
    words = re.findall(r"[\w&’'.-]+", text)
    for at in range(len(words)):
        for size in (5, 4, 3, 2, 1):
            name = " ".join(words[at : at + size]).strip(".")
            if len(words[at : at + size]) == size and name in page.outlets.by_name:
                return page.outlets.by_name[name].name
    return None


def _name_at_end(text: str) -> str | None:
    """Return the name that ends a credit: "This article originally appeared in the Tidewater Ledger."

    One word is none: "zuerst erschienen auf Englisch" (German: "first published in English"). What stands behind a
    colon may be where the figures are from: "Source: Federal Election Commission".
    """
    if ":" in text:
        return None
    words = text.rstrip(" .").split()[-_MOST_NAME_WORDS:]
    capital = [word[:1].isupper() and _NAME_WORD.fullmatch(word) is not None for word in words]
    size = next((at for at, is_name in enumerate(reversed(capital)) if not is_name), len(words))
    return " ".join(words[-size:]) if _LEAST_NAME_WORDS <= size < _MOST_NAME_WORDS else None
