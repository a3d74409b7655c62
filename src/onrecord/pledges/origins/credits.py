"""Agencies that an article is credited to. Being named in the text ("Reuters reported") is no credit."""

from __future__ import annotations

import re
from functools import cache

from onrecord.records import TellingArticle
from onrecord.reference.folding import fold_words
from onrecord.reference.origin_policy import load_origin_policy
from onrecord.reference.outlets import load_outlets

__all__ = ["credited_agencies", "credited_names", "outlet_key"]

_CREDIT_FURNITURE = ("byline", "dateline", "syndication_credit")
# Examples: "WASHINGTON (AP) — ...", "Lisboa, 09 jan 2025 (Lusa) – ...", "... told the paper. (dpa/AFP)"
_BRACKETED = re.compile(r"\(([^()\n]{2,60})\)")
_DATELINE_ENDS = 100
_CREDIT_STARTS = 60
# Example: "... beschäftigt 2300 Menschen in Louisiana. afp"
_LAST_WORDS = re.compile(r"[.!?»”“\"]\s+(\S[^.!?\n]{1,30})$")
_SEVERAL = re.compile(r"[/,;&]|\s[-–—]\s|\s(?:and|und|et|y|e|en)\s")
_MOST_WORDS = 10
_EDGE_LINES = 2


def credited_agencies(article: TellingArticle) -> frozenset[str]:
    """Return the agencies that an article says it is from, by their main names; its own outlet where it is an agency.

    >>> def agencies(text):
    ...     return sorted(credited_agencies(TellingArticle(id="a", language="en", text=text)))
    >>> agencies("WASHINGTON (AP) — Ellery Voss gave a million."), agencies("Ellery Voss gave a million. (dpa/AFP)")
    (['The Associated Press'], ['Agence France-Presse', 'Deutsche Presse-Agentur'])
    >>> agencies("Ellery Voss gave a million, Reuters reported."), agencies("Quelle: dpa\\nEllery Voss gab viel.")
    ([], ['Deutsche Presse-Agentur'])
    """
    found = {*_in_furniture(article), *_in_story(article.story)}
    lineage = article.derived_from
    if lineage is not None and lineage.relation != "based_on" and lineage.outlet:
        found.add(outlet_key(lineage.outlet))
    if article.outlet and (agency := _agencies().get(_folded(article.outlet))):
        found.add(agency)
    return frozenset(found)


def outlet_key(name: str) -> str:
    """Return the main name of an outlet that is known, else the name in small letters.

    >>> outlet_key("AP"), outlet_key("Valley Post")
    ('The Associated Press', 'valley post')
    """
    known = load_outlets().by_name.get(name)
    return known.name if known else " ".join(name.casefold().split())


def credited_names() -> frozenset[str]:
    """Return all names of agencies, folded: "reuters", "afp"."""
    return frozenset(_agencies())


@cache
def _agencies() -> dict[str, str]:
    names = load_outlets()
    return {_folded(name): names.by_name[name].name for name in names.wires}


def _folded(name: str) -> str:
    return " ".join(fold_words(name))


def _in_furniture(article: TellingArticle) -> set[str]:
    lines = (article.text[f.start : f.end] for f in article.furniture if f.kind in _CREDIT_FURNITURE)
    return {agency for line in lines for agency in _named_in(line)}


def _named_in(line: str) -> set[str]:
    """All agencies that a line names, whatever else it says: furniture of these kinds does nothing but credit."""
    words = fold_words(line)
    known = _agencies()
    runs = (" ".join(words[at : at + size]) for at in range(len(words)) for size in (1, 2, 3))
    return {known[run] for run in runs if run in known}


def _in_story(story: str) -> set[str]:
    found: set[str] = set()
    for match in _BRACKETED.finditer(story):
        if match.end() <= _DATELINE_ENDS or match.start() >= len(story) - _CREDIT_STARTS:
            found |= _all_agencies(match[1])
    if last := _LAST_WORDS.search(story.rstrip()):
        found |= _all_agencies(last[1])
    lines = [line for line in story.splitlines() if line.strip()]
    for line in {*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]}:
        found |= _credit_line(line)
    return found


def _all_agencies(text: str) -> set[str]:
    """The agencies of a bracket that holds nothing else: "(AP)", "(dpa/AFP)", but not "(Reuters saw the letter)"."""
    parts = [part for piece in _SEVERAL.split(text) if (part := _folded(piece))]
    known = _agencies()
    return {known[part] for part in parts} if parts and all(part in known for part in parts) else set()


def _credit_line(line: str) -> set[str]:
    """The agencies of a line that holds nothing else but words of credits: "Source: AFP", "mit Material von dpa"."""
    words = [word for word in fold_words(line) if word != "#"]
    if not words or len(words) > _MOST_WORDS:
        return set()
    found, at, known, beside = set(), 0, _agencies(), load_origin_policy().credit_words
    while at < len(words):
        size = next((size for size in (3, 2, 1) if " ".join(words[at : at + size]) in known), 0)
        if size:
            found.add(known[" ".join(words[at : at + size])])
        elif words[at] not in beside:
            return set()
        at += size or 1
    return found
