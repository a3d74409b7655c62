"""Who leads a firm is a person, also where the given name is not known.

"Sayer, der die Reederei Orlo [führt]" (German, "who runs"), "Sayer, [que dirige] la naviera Orlo" (Spanish); behind
words for people, "Brin Sayer of Orlo and Wick Tamber of Merrow gave $5,000 each".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.vocabulary.words import ReaderWords

__all__ = ["NAMES_OF_PAIR", "leads_at_end", "leads_firm", "people_of_firms"]

_CLAUSE = 14
"""Tokens up to the verb at the end of a relative clause."""
_FIRM = 4
"""Tokens behind an article among which the word for a firm stands: "la mayor naviera"."""
_MANY = 2
"""How many people of firms one sentence must tell of side by side."""
NAMES_OF_PAIR = 4
"""How many names a sentence has at least that tells of two people and their firms."""


def leads_at_end(line: Line, at: int) -> bool:
    """Return whether a relative clause from `at` ends in a verb of leading: "Sayer, [der die Reederei Orlo führt]"."""
    if not line.begins(at, "leading.who"):
        return False
    end = next((n for n in range(at, min(at + _CLAUSE, len(line.tokens))) if line.tokens[n].text in ",.)"), None)
    verb = next((m for m in line.marked("leading.end") if m.last == end), None)
    if verb is None:
        return False
    firm = any(at < m.first < verb.first for m in line.marked("role.company"))
    return firm or any(at < name.first < verb.first for name in line.names)


def leads_firm(line: Line, at: int) -> bool:
    """Return whether what may tell of both tells of a leader: "Sayer, [que dirige la naviera] Orlo" (Spanish).

    "Orlo, que dirige Ada Sayer", "Orlo, que dirige la empresaria Ada Sayer": a firm, which she leads.
    """
    mark = line.mark_from(at)
    if mark is None or not mark.has("relation.leads_or_led") or not line.begins(mark.last, "link.determiner"):
        return False
    roles = [m for m in line.marked("role") if mark.last < m.first <= mark.last + _FIRM]
    firm = bool(roles) and roles[0].has_any("role.company", "role.of")
    return firm and not _stands_between(line, mark.last, roles[0].first)


def _stands_between(line: Line, first: int, last: int) -> bool:
    return any(first <= name.first < last for name in line.names) or "," in {t.text for t in line.tokens[first:last]}


def people_of_firms(line: Line, before: Line | None, words: ReaderWords) -> Sequence[Name]:
    """Return the names of people of firms side by side: behind "two founders", or beside one known to be a person."""
    beside = list(_of_firms(line, words))
    if len(beside) < _MANY:
        return ()
    known = any(name.kind == "person" for name in beside)
    told = known or _tells_people(line) or (before is not None and _tells_people(before))
    return [name for name in beside if not name.certain and _is_plain(name, words)] if told else ()


def _tells_people(line: Line) -> bool:
    return any(not mark.has("role.company") for mark in line.marked("role.chief"))


def _of_firms(line: Line, words: ReaderWords) -> Iterator[Name]:
    """Names with "of" and another name behind: "Brin Sayer of Orlo", "Brin Sayer, de Orlo," ."""
    for name in line.names:
        comma = name.last < len(line.tokens) and line.tokens[name.last].text == ","
        link = line.mark_from(name.last + comma)
        if link is None or not link.has_any("link.of", "link.at"):
            continue
        article = line.mark_from(link.last)
        last = article.last if article is not None and article.has("link.determiner") else link.last
        firm = line.name_from(link.last) or line.name_from(last)
        if firm is not None and firm.kind != "place" and firm.text.casefold() not in words.names.places:
            yield name


def _is_plain(name: Name, words: ReaderWords) -> bool:
    parts = name.text.split()
    lexical = any(part.casefold() in words.names.organization_words for part in parts)
    plain = all(part[:1].isupper() and part[1:].islower() for part in parts)
    return len(parts) == _MANY and plain and not lexical and not parts[1].endswith("s")
