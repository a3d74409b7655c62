"""Words in quotation marks that no verb of saying carries, but whose place in the sentence tells whose they are.

"Norvane “does not comment on gossip”." | "She still hesitates, “because a library stays”." | "In his words “a hat”".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.saying.genders import gender_of
from onrecord.claims.saying.speakers import subject_before
from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import Voice, is_link, is_named, is_person, pronoun_of

__all__ = ["find_fragment"]

_SHORTEST = 2
"""How many words tell more than a term."""
_OWN = 3
"""How many units may stand between "in his own words" and the quotation."""


def find_fragment(units: Sequence[Unit], at: int, text: str, words: int) -> Voice | None:
    """Return whose words the quotation at `at` is, by its place; `text` is what stands in it, of so many `words`."""
    lower = next((i + 1 for i in range(at - 1, -1, -1) if units[i].kind in ("quote", "stop", "colon")), 0)
    if any(unit.has("say.own") for unit in units[max(lower, at - _OWN) : at]):
        return _first_party(units, lower, at)
    for place in range(lower, min(lower + _OWN, at)):
        if units[place].has("say.opinion") and _ends_clause(units, at):
            return Voice(
                start=units[place].start, end=units[place].end, pronoun="person", gender=gender_of(units[place])
            )
    if at <= lower or words < _SHORTEST or not text[0].islower() or not _ends_clause(units, at):
        return None
    if _is_subject(units[at - 1]):
        return _predicate_of(units, at, lower)
    if units[at - 1].kind != "comma":
        return None
    aside = _aside_subject(units, at, lower)
    sentence_end = at + 1 >= len(units) or units[at + 1].low in (".", "!", "?")
    return aside or (_first_party(units, lower, at, people=True) if sentence_end else None)


def _ends_clause(units: Sequence[Unit], at: int) -> bool:
    after = units[at + 1] if at + 1 < len(units) else None
    return after is None or after.kind in ("stop", "comma", "colon", "dash", "close") or after.low in (".", "!", "?")


def _is_subject(unit: Unit) -> bool:
    return is_named(unit) or pronoun_of(unit) is not None or unit.has("role")


def _predicate_of(units: Sequence[Unit], at: int, lower: int) -> Voice | None:
    """The subject right before a quotation that is its verb: "the governor “laughed at the prices”"."""
    voice = subject_before(units, at, lower)
    if voice is None or any(unit.has("give", "pledge", "plan", "link.passive") for unit in units[lower : at - 1]):
        return None
    told = voice.member is not None or voice.pronoun is not None or voice.titled
    return voice if told and not (at >= 2 and is_link(units[at - 2])) else None


def _aside_subject(units: Sequence[Unit], at: int, lower: int) -> Voice | None:
    """ "The old mayor, Ned Foley, “is thinking about it”": a name between commas, and nothing else before it."""
    if at - 2 < lower or not is_person(units[at - 2]) or at - 3 < lower or units[at - 3].kind != "comma":
        return None
    opens = units[lower].has("link.determiner", "role", "pronoun.his") or is_named(units[lower])
    return Voice(start=units[at - 2].start, end=units[at - 2].end, member=units[at - 2].member) if opens else None


def _first_party(units: Sequence[Unit], lower: int, at: int, *, people: bool = False) -> Voice | None:
    """The first party of the clause that no preposition rules: whom the sentence is about."""
    for place in range(lower, at):
        unit = units[place]
        if place > lower and is_link(units[place - 1]):
            continue
        if is_person(unit) or (is_named(unit) and not people):
            owns = place + 1 < at and units[place + 1].kind == "owns"
            return None if owns else Voice(start=unit.start, end=unit.end, member=unit.member)
        if pronoun_of(unit) == "person":
            return Voice(start=unit.start, end=unit.end, pronoun="person", gender=gender_of(unit))
        if people and is_named(unit):
            return None
    return None
