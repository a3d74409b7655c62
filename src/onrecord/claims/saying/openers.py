"""Who opens the clause before a colon and a quotation, whatever its verb: "The dentist shrugs: ...", "He nods: ...".

Behind a time or a place and its comma as well: "On Friday, the owner went back to it on television: "..."".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.saying.genders import gender_of
from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import (
    Voice,
    is_link,
    is_named,
    is_person,
    named_voice,
    phrase_between,
    pronoun_of,
    tells_person,
)

__all__ = ["find_opener"]

_LONGEST = 22
"""How many units a clause may have that leads to a quotation."""
_LEAD = 7
"""How many units a time or a place may take before the comma behind it."""
_DRESS = 5
"""How many units the subject may take up to its name or title."""


def find_opener(units: Sequence[Unit], lower: int, colon: int) -> Voice | None:
    """Return the subject with which the clause from `lower` to a colon opens, with a predicate behind it."""
    first = _behind_lead(units, lower, colon)
    if first >= colon - 1 or colon - first > _LONGEST:
        return None
    pronoun = _pronoun_at(units[first])
    if pronoun is not None:
        return Voice(start=units[first].start, end=units[first].end, pronoun=pronoun, gender=gender_of(units[first]))
    if is_named(units[first]):
        return None if _is_dress_of(units, first + 1) or units[first + 1].kind == "comma" else named_voice(units, first)
    return _titled(units, first, colon)


def _pronoun_at(unit: Unit) -> str | None:
    """The pronoun that can be a subject: "he"; "lui" as well (French, "as for him")."""
    if unit.has("link.taker") and gender_of(unit) is not None:
        return "person"
    return None if unit.has("link.oblique", "pronoun.his") else pronoun_of(unit)


def _behind_lead(units: Sequence[Unit], lower: int, colon: int) -> int:
    """Pass "And", "But", and a time or a place up to its comma."""
    first = lower
    while first < colon and units[first].has("link.and", "link.contrast", "say.clitic") and not _opens(units[first]):
        first += 1
    if first < colon and units[first].has("link.in", "say.setting", "date", "link.at"):
        comma = next((at for at in range(first, min(first + _LEAD, colon)) if units[at].kind == "comma"), None)
        return colon if comma is None else comma + 1
    return first


def _opens(unit: Unit) -> bool:
    return unit.has("link.determiner", "pronoun", "role")


def _is_dress_of(units: Sequence[Unit], behind: int) -> bool:
    """Whether a name only dresses what follows: "Orlo's plan", "Orlo chief June Alder", "Orlo and Kestrel"."""
    return units[behind].kind in ("owns", "name") or units[behind].has("role", "link.and", "say.source")


def _titled(units: Sequence[Unit], first: int, colon: int) -> Voice | None:
    """A subject of an article or a title, up to its name or the last word of its title."""
    if not (units[first].has("link.determiner", "pronoun.his") or tells_person(units[first])) or is_link(units[first]):
        return None
    person = next((at for at in range(first, colon) if is_person(units[at]) and not _is_ruled(units, at)), None)
    if person is not None:
        return None if _is_dress_of(units, person + 1) else named_voice(units, person, first)
    head = _head(units, first, colon)
    if head is None or units[head + 1].kind == "owns":
        return None
    if units[head + 1].kind == "comma":  # "A baker, who asked not to be named, sighs:"
        aside = any(units[at].kind == "comma" for at in range(head + 2, colon - 1))
        return phrase_between(units, first, head + 1) if aside else None
    end = _end(units, head, colon)
    firm = units[head].has("role.company") and not units[head].has("role.chief") and is_named(units[end - 1])
    return named_voice(units, end - 1, first) if firm else phrase_between(units, first, end)


def _head(units: Sequence[Unit], first: int, colon: int) -> int | None:
    """Where the title stands: "the [dentist] ..."; a lone noun counts before a verb of denial."""
    for at in range(first, min(first + _DRESS, colon - 1)):
        if tells_person(units[at]) and not units[at].has("link.determiner"):
            return at
        if units[at].kind != "word" and not units[at].has("link.determiner", "pronoun.his"):
            return None
        kin = at == first + 1 and units[first].has("pronoun.his") and at + 1 < colon - 1
        if at > first and units[at].kind == "word" and (kin or units[at + 1].has("deny", "refuse_other")):
            return at
    return None


def _is_ruled(units: Sequence[Unit], at: int) -> bool:
    """Whether a preposition rules the name at `at`, or it belongs to what is behind it."""
    back = at - 1
    while back >= 0 and units[back].has("role", "link.determiner") and not is_link(units[back]):
        back -= 1
    return (back >= 0 and is_link(units[back])) or (at + 1 < len(units) and units[at + 1].kind == "owns")


def _end(units: Sequence[Unit], head: int, colon: int) -> int:
    """Where the subject ends: its firm's name ("the chain of gyms [Orlo]"), what its title is of, or an adjective."""
    at = head + 1
    if is_named(units[at]):
        return at + 1
    if units[at].has("link.of"):
        while at < colon - 1 and (units[at].has("link.of", "link.determiner", "role", "fund") or _is_plain(units[at])):
            at += 1
            if _is_plain(units[at - 1]):
                return at + 1 if at < colon - 1 and is_named(units[at]) else at
    adjective = units[at].kind == "word" and at == colon - 2
    return at + 1 if adjective else head + 1


def _is_plain(unit: Unit) -> bool:
    return unit.kind in ("name", "word")
