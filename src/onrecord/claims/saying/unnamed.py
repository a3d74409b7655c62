"""Somebody without a name who acts in a sentence, so that "he said" in the next one can mean them.

"A spokesman denied it. "...," he said" | "Her campaign manager was less kind. "...," she said".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.saying.genders import gender_of
from onrecord.claims.saying.openers import find_opener
from onrecord.claims.saying.speakers import is_speech, subject_after, subject_before
from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import Voice, is_person, phrase_between, pronoun_of

__all__ = ["gender_told", "told_by", "unnamed_subject"]

_LONGEST = 10
"""How many units the subject that opens a sentence may take."""


def unnamed_subject(units: Sequence[Unit]) -> tuple[Voice, int] | None:
    """Return whoever speaks or acts in a sentence that names no person for it, and the place of the verb."""
    for verb in range(len(units) - 1, -1, -1):
        if is_speech(units[verb]) or units[verb].has("deny", "refuse_other"):
            found = _subject_beside(units, verb)
            return (found, verb) if found is not None and _is_somebody(found, units) else None
    return _opening_subject(units)


def told_by(units: Sequence[Unit]) -> tuple[Voice, int] | None:
    """Return who says what a sentence tells, named or not, and the verb's place: "It came late, the owner said"."""
    for verb in range(len(units) - 1, -1, -1):
        if is_speech(units[verb]) or units[verb].has("deny", "announce"):
            found = _inverted(units, verb) or subject_before(units, verb, 0) or _subject_beside(units, verb)
            known = found is not None and (found.member is not None or found.pronoun is not None or found.titled)
            if found is not None and known:
                return found, verb
    return None


def _inverted(units: Sequence[Unit], verb: int) -> Voice | None:
    """The subject behind a verb that a comma parts from what was said: ", said its chairman, June Alder"."""
    back = verb - 1
    while back > 0 and units[back].has("link.auxiliary", "say.clitic"):
        back -= 1
    if back <= 0 or units[back].kind != "comma":
        return None
    found = subject_after(units, verb, len(units))
    if found is None or any(unit.has("noun", "fund") for unit in units if found.start <= unit.start < found.end):
        return None
    return found if found.titled or (found.member is not None and found.member.kind == "person") else None


def _subject_beside(units: Sequence[Unit], verb: int) -> Voice | None:
    """The subject of a verb of saying, behind it where a comma stands before: ", a indiqué hier un porte-parole"."""
    lower = next((i + 1 for i in range(verb - 1, -1, -1) if units[i].kind == "stop"), 0)
    back = verb - 1
    while back > lower and units[back].has("link.auxiliary", "say.clitic"):
        back -= 1
    if back > lower and units[back].kind == "comma":
        found = subject_after(units, verb, len(units))
        if found is not None and found.titled:
            return found
    return subject_before(units, verb, lower) or subject_after(units, verb, len(units))


def _is_somebody(voice: Voice, units: Sequence[Unit]) -> bool:
    """Whether a voice is one person without a name, and nobody named stands beside it."""
    if voice.member is not None or voice.pronoun is not None:
        return False
    inside = [unit for unit in units if voice.start <= unit.start < voice.end]
    if not any(_is_human(unit) for unit in inside) or inside[0].has("link.many", "pronoun.plural"):
        return False
    around = [unit for unit in units if is_person(unit) and voice.end <= unit.start]
    return not around or voice.role == "spokesperson"


def _is_human(unit: Unit) -> bool:
    """Whether a word means a person: an office, "a source", "a woman"; not a firm."""
    if unit.has("link.determiner", "pronoun.his", "role.company", "role.firm"):
        return False
    return unit.has("role", "say.source") or gender_of(unit) is not None


def gender_told(units: Sequence[Unit]) -> str | None:
    """Return the gender that the words of a phrase tell: "female" of "her spokeswoman"."""
    return next(filter(None, (gender_of(unit) for unit in units if not unit.has("pronoun.his"))), None)


def _opening_subject(units: Sequence[Unit]) -> tuple[Voice, int] | None:
    """The unnamed subject that opens a sentence, behind a place or a time: "On the Mall, a man is selling mittens"."""
    first = 0
    if units and units[0].has("link.in", "say.setting", "date", "link.at"):
        first = next((i + 1 for i, unit in enumerate(units[:_LONGEST]) if unit.kind == "comma"), 0)
    if first >= len(units) or (not units[first].has("link.determiner", "pronoun.his") and units[first].kind != "name"):
        return None
    for at in range(first, min(first + _LONGEST, len(units))):
        unit = units[at]
        if is_person(unit) and not (at + 1 < len(units) and units[at + 1].kind == "owns"):
            return None
        ends = unit.has("link.auxiliary", "negation", "give", "pledge", "plan", "relative") or unit.kind == "comma"
        if at > first and ends and pronoun_of(unit) is None and not unit.has("link.determiner"):
            found = phrase_between(units, first, at)
            good = found is not None and _is_somebody(found, units)
            return (found, at) if found is not None and good else None
    return _with_plain_verb(units)


def _with_plain_verb(units: Sequence[Unit]) -> tuple[Voice, int] | None:
    """The unnamed subject of a verb that no list has: "An aide of hers [sees] it otherwise"."""
    found = find_opener(units, 0, len(units))
    if found is None or not _is_somebody(found, units):
        return None
    return found, next((at for at, unit in enumerate(units) if unit.start >= found.end), len(units))
