"""Whom a title means that was first told beside a name: "the chair" is June Alder where "its chair, June Alder" stood.

In compounds the title is the last part ("Vorstandschefin Moll ... die Chefin", German).
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.parties.cast import Member
from onrecord.claims.saying.units import Unit, Utterance
from onrecord.claims.saying.voices import is_link, is_person

__all__ = ["find_titled", "named_behind"]

_GAP = 3
"""How many units may stand between a title and its name: a comma, an article, a word."""
_COMPLEMENT = 9
"""How many units may tell of what a title is, before the comma and its name: "the treasurer of the rowers, X"."""


def find_titled(head: str, utterances: Sequence[Utterance]) -> list[tuple[int, Member]]:
    """Return the people beside whose names the title `head` stands, with the number of the sentence, in order."""
    found: list[tuple[int, Member]] = []
    for utterance in utterances:
        if utterance.line is not None and not utterance.line.names:
            continue
        units = utterance.units
        for place, unit in enumerate(units):
            if head in unit.low and _is_title(unit, head) and (member := _beside(units, place)) is not None:
                found.append((utterance.number, member))
                break
    return found


def _is_title(unit: Unit, head: str) -> bool:
    if unit.kind not in ("mark", "word"):
        return False
    if unit.low == head or unit.low.startswith(head + " "):
        return True
    return len(head) > _GAP and unit.low.endswith(head)


def _beside(units: Sequence[Unit], title: int) -> Member | None:
    """The person right behind a title or its comma, or before the comma in front of it."""
    return named_behind(units, title) or _in_front(units, title)


def named_behind(units: Sequence[Unit], title: int) -> Member | None:
    """Return the person right behind a title, its comma, or what it is a title of."""
    for place in range(title + 1, min(title + _GAP, len(units))):
        if is_person(units[place]):
            return units[place].member
        if units[place].kind != "comma":
            break
    return _behind_complement(units, title)


def _behind_complement(units: Sequence[Unit], title: int) -> Member | None:
    """The person behind the comma that ends what a title is of: "the treasurer [of the Rowers' List], June Alder,"."""
    if title + 1 >= len(units) or not (is_link(units[title + 1]) or units[title + 1].has("link.of", "link.determiner")):
        return None
    for place in range(title + 2, min(title + _COMPLEMENT, len(units) - 1)):
        unit = units[place]
        if unit.kind == "comma":
            return units[place + 1].member if is_person(units[place + 1]) else None
        if is_person(unit) or unit.kind in _ENDS or unit.has("speech", "relative", "link.and", "link.auxiliary"):
            return None
    return None


_ENDS = ("stop", "colon", "quote", "other", "open")


def _in_front(units: Sequence[Unit], title: int) -> Member | None:
    """The person before the comma in front of a title: "June Alder, 61, the rowers' longtime treasurer"."""
    back = title - 1
    while back > 0 and title - back < _GAP and (_is_dress(units[back])):
        back -= 1
    if back > 1 and units[back].kind == "comma" and units[back - 1].low.isdigit() and units[back - 2].kind == "comma":
        back -= 2
    if back > 0 and units[back].kind == "comma" and is_person(units[back - 1]):
        return units[back - 1].member
    return None


def _is_dress(unit: Unit) -> bool:
    return unit.kind == "word" or unit.has("link.determiner", "pronoun.his")
