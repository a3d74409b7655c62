"""Whom a title means that was first told beside a name: "the chair" is June Alder where "its chair, June Alder" stood.

In compounds the title is the last part ("Vorstandschefin Moll ... die Chefin", German).
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.parties.cast import Member
from onrecord.claims.saying.units import Unit, Utterance
from onrecord.claims.saying.voices import is_person

__all__ = ["find_titled"]

_GAP = 3
"""How many units may stand between a title and its name: a comma, an article, a word."""


def find_titled(head: str, utterances: Sequence[Utterance], at: int) -> Member | None:
    """Return the person beside whose name the title `head` stood last before sentence `at`, or in it."""
    for back in range(at, -1, -1):
        utterance = utterances[back]
        if utterance.line is not None and not utterance.line.names:
            continue
        for place, unit in enumerate(utterance.units):
            told = unit.kind in ("mark", "word") and (
                unit.low == head or (len(head) > _GAP and unit.low.endswith(head))
            )
            if told and (member := _beside(utterance.units, place)) is not None:
                return member
    return None


def _is_title(unit: Unit, head: str) -> bool:
    if unit.kind not in ("mark", "word"):
        return False
    return unit.low == head or (len(head) > _GAP and unit.low.endswith(head))


def _beside(units: Sequence[Unit], title: int) -> Member | None:
    """The person right behind a title or its comma, or before the comma in front of it."""
    for place in range(title + 1, min(title + _GAP, len(units))):
        if is_person(units[place]):
            return units[place].member
        if units[place].kind != "comma":
            break
    back = title - 1
    while back > 0 and units[back].has("link.determiner", "pronoun.his") and title - back < _GAP:
        back -= 1
    if back > 0 and units[back].kind == "comma" and is_person(units[back - 1]):
        return units[back - 1].member
    return None
