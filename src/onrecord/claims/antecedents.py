"""Whom a pronoun, "the spokesperson" or "ce dernier" means: the nearest fitting party named before.

A pronoun goes back to the first person of the nearest earlier sentence that no preposition rules; a sentence whose
own subject is such a pronoun is passed. "The aide" goes back to the place that first told which aide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.cast import Member
from onrecord.claims.speakers import Voice, is_named, pronoun_of
from onrecord.claims.units import Unit, Utterance

__all__ = ["resolve_voice"]

_FARTHEST = 12
"""How many sentences back a pronoun may reach: across a list of donors, not across the page."""


def resolve_voice(voice: Voice, utterances: Sequence[Utterance], at: int, until: int) -> Voice:
    """Return the voice with its pronoun or short form resolved, looking back from unit `until` of sentence `at`.

    The voice comes back as it was where nobody fits.
    """
    if voice.pronoun is not None:
        member = _antecedent(voice.pronoun, utterances, at, until)
        return voice if member is None else replace(voice, member=member)
    if voice.member is None and voice.definite and voice.role is not None:
        return _introduced(voice, utterances, at)
    return voice


def _antecedent(kind: str, utterances: Sequence[Utterance], at: int, until: int) -> Member | None:
    ruled: Member | None = None
    for back in range(at, max(at - _FARTHEST, -1), -1):
        utterance = utterances[back]
        if utterance.kind in ("caption", "heading") and back != at:
            continue
        units = utterance.units[:until] if back == at else utterance.units
        free, bound = _split_by_rule(units, kind)
        if back == at:
            free = list(reversed(free))
        if free and not (back != at and _starts_with_pronoun(units, kind) and not _names_early(units, kind)):
            return free[0]
        ruled = ruled or (bound[0] if bound else None)
    return ruled


def _split_by_rule(units: Sequence[Unit], kind: str) -> tuple[list[Member], list[Member]]:
    """The members of a kind named in a sentence: those that no preposition rules, and the others."""
    free: list[Member] = []
    bound: list[Member] = []
    for at, unit in enumerate(units):
        if is_named(unit) and unit.member is not None and unit.member.kind == kind:
            (bound if _is_ruled(units, at) else free).append(unit.member)
    return free, bound


def _is_ruled(units: Sequence[Unit], at: int) -> bool:
    back = at - 1
    while back >= 0 and units[back].has("role", "link.determiner") and not units[back].has("link.of", "link.to"):
        back -= 1
    return back >= 0 and units[back].has("link.of", "link.to", "link.from", "link.at", "link.except", "speech.past")


def _starts_with_pronoun(units: Sequence[Unit], kind: str) -> bool:
    return any(pronoun_of(unit) == kind for unit in units[:3])


def _names_early(units: Sequence[Unit], kind: str) -> bool:
    return any(is_named(unit) and unit.member is not None and unit.member.kind == kind for unit in units[:3])


def _introduced(voice: Voice, utterances: Sequence[Utterance], at: int) -> Voice:
    """The place before that says whose spokesperson "the spokesperson" is."""
    for units, first, last in _earlier_phrases(voice.head, utterances, at):
        member = next((u.member for u in units[first:last] if is_named(u) and _is_apposed(u, units, first)), None)
        if member is not None and member.kind == "person":
            return replace(voice, member=member)
        return replace(voice, start=units[first].start, end=units[last - 1].end, definite=False)
    return voice


def _earlier_phrases(head: str, utterances: Sequence[Utterance], at: int) -> Iterator[tuple[Sequence[Unit], int, int]]:
    """Places of the same head noun before, the nearest first, each with the words that belong to it."""
    for back in range(at, -1, -1):
        units = utterances[back].units
        for place in range(len(units) - 1, -1, -1):
            if units[place].low != head:
                continue
            first, last = _phrase_around(units, place)
            if last - first > 2 or (last - first == 2 and units[first].has("link.indefinite")):
                yield units, first, last


def _phrase_around(units: Sequence[Unit], place: int) -> tuple[int, int]:
    first = place
    while first > 0 and place - first < 4 and _belongs_before(units[first - 1]):
        first -= 1
        if units[first].has("link.determiner"):
            break
    last = place + 1
    while last + 1 < len(units) and units[last].has("link.of", "say.of") and last - place < 4:
        last += 1
        while last < len(units) and (
            units[last].has("link.determiner", "role") or units[last].kind in ("name", "word")
        ):
            last += 1
            if units[last - 1].kind == "name":
                break
    return first, last


def _belongs_before(unit: Unit) -> bool:
    return unit.kind in ("word", "name") or unit.has("link.determiner", "role", "fund", "pronoun.his")


def _is_apposed(unit: Unit, units: Sequence[Unit], first: int) -> bool:
    return not _is_ruled(units, next(i for i in range(first, len(units)) if units[i] is unit))
