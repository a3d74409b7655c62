"""Whom a sentence names, told apart by whether a preposition rules the name: "X thanked the partner of Y"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.parties.cast import Member
from onrecord.claims.saying.speakers import is_speech
from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import is_named

__all__ = ["acts_in", "is_ruled", "split_by_rule"]

_SPEAKS = 4
"""Within how many units of a president's name a verb of saying makes him the one who speaks."""


def split_by_rule(units: Sequence[Unit], kind: str) -> tuple[list[Member], list[Member]]:
    """The members of a kind named in a sentence: those that no preposition rules, and the others.

    A name before a colon says who speaks in a transcript, and is not spoken of. The kind "house" is whoever acts, save
    funds.
    """
    free: list[Member] = []
    bound: list[Member] = []
    for at, unit in enumerate(units):
        if is_named(unit) and unit.member is not None and not (at == 0 and kind == "person" and _is_label(units)):
            house = kind == "house" and not unit.member.committee
            if unit.member.kind == kind or house:
                (bound if is_ruled(units, at) or _is_modifier(units, at) else free).append(unit.member)
    return free, bound


def _is_label(units: Sequence[Unit]) -> bool:
    """Whether a colon behind the first unit leads to what it says, not to what it gave: "June Alder: $1 million"."""
    return len(units) > 2 and units[1].kind == "colon" and not (units[2].low[:1].isdigit() or "$" in units[2].low)


def is_ruled(units: Sequence[Unit], at: int) -> bool:
    """Whether a preposition or a fund rules the name at `at`: "the partner of X", "the inauguration of X"."""
    back = at - 1
    while back >= 0 and units[back].has("role", "link.determiner") and not units[back].has("link.of", "link.to"):
        back -= 1
    if back == 0 and units[0].has("say.view"):
        return False  # "Para o professor X, ..." (Portuguese, "In X's view"): X has just been heard
    return back >= 0 and units[back].has(*_RULING)


_RULING = ("link.of", "link.to", "link.from", "link.at", "link.except", "speech.past", "fund.inaugural")


def _is_modifier(units: Sequence[Unit], at: int) -> bool:
    """Whether a name only dresses the next one: "County Commissioner X"."""
    return at + 2 < len(units) and units[at + 1].has("role") and units[at + 2].kind == "name"


def acts_in(member: Member, units: Sequence[Unit]) -> bool:
    """Whether somebody whom a fund honours opens a sentence or speaks in it: every page names the president."""
    for at, unit in enumerate(units):
        if unit.member is None or unit.member.number != member.number or is_ruled(units, at):
            continue
        near = units[max(at - 2, 0) : at + _SPEAKS]
        if at <= 1 or any(is_speech(other) or other.has("announce") for other in near):
            return not (at + 1 < len(units) and units[at + 1].kind == "owns")
    return False
