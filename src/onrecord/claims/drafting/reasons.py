"""What speaks for or against a claim: features of how the grammar came to it, never the words or the names in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.claims.drafting.drafts import Draft
from onrecord.claims.scene import Scene
from onrecord.records.claim import TIE_REASON

__all__ = ["REASONS", "find_reasons"]

_WEAK_PLACES = ("headline", "deck", "caption")
_ENTRIES = ("item", "row")
_LONG = 60
"""Tokens of a sentence from which on what belongs together in it is easily mistaken."""

_Test = Callable[[Draft, Scene], bool]


def _is_pronoun(draft: Draft, _: Scene) -> bool:
    return not draft.giver.certain


def _is_named_elsewhere(draft: Draft, _: Scene) -> bool:
    return draft.giver.certain and draft.giver.line != draft.frame.line


def _is_guessed(draft: Draft, _: Scene) -> bool:
    return not draft.giver.member.sure


def _is_short(draft: Draft, _: Scene) -> bool:
    return len(draft.giver.member.words) == 1


def _is_person(draft: Draft, _: Scene) -> bool:
    return draft.giver.member.kind == "person"


def _has_no_sum(draft: Draft, _: Scene) -> bool:
    return draft.money is None and not draft.in_kind and draft.status != "declined"


def _is_in_kind(draft: Draft, _: Scene) -> bool:
    return draft.in_kind


def _is_worked_out(draft: Draft, _: Scene) -> bool:
    money = draft.frame.money.money if draft.frame.money is not None else None
    return draft.money is not None and (money is None or money.amount is None)


def _is_rough(draft: Draft, _: Scene) -> bool:
    return draft.money is not None and draft.money.qualifier != "exact"


def _is_unregistered(draft: Draft, _: Scene) -> bool:
    return draft.recipient.fund.id is None


def _has_fund_above(draft: Draft, _: Scene) -> bool:
    return 0 < draft.recipient.distance <= 2


def _has_fund_far_above(draft: Draft, _: Scene) -> bool:
    return draft.recipient.distance > 2


def _is_weak(draft: Draft, _: Scene) -> bool:
    return draft.frame.lean == "weak"


def _is_listed(draft: Draft, _: Scene) -> bool:
    return draft.frame.lean == "list" and not _is_tie(draft, _)


def _is_in_weak_place(draft: Draft, _: Scene) -> bool:
    return all(d.frame.kind in _WEAK_PLACES for d in (draft, *draft.others))


def _is_tie(draft: Draft, _: Scene) -> bool:
    return draft.frame.rule == "tie"


def _is_guess(draft: Draft, _: Scene) -> bool:
    return draft.frame.rule == "verb.guessed"


def _is_entry(draft: Draft, _: Scene) -> bool:
    return draft.frame.kind in _ENTRIES


def _is_retold(draft: Draft, _: Scene) -> bool:
    return any(other.frame.line != draft.frame.line for other in draft.others)


def _is_in_long_sentence(draft: Draft, scene: Scene) -> bool:
    return len(scene.lines[draft.frame.line].tokens) >= _LONG


def _is_distributed(draft: Draft, _: Scene) -> bool:
    return "each" in draft.frame.manner


REASONS: dict[str, _Test] = {
    "giver.pronoun": _is_pronoun,
    "giver.elsewhere": _is_named_elsewhere,
    "giver.guessed": _is_guessed,
    "giver.short": _is_short,
    "giver.person": _is_person,
    "sum.none": _has_no_sum,
    "sum.goods": _is_in_kind,
    "sum.worked_out": _is_worked_out,
    "sum.rough": _is_rough,
    "sum.each": _is_distributed,
    "recipient.unregistered": _is_unregistered,
    "recipient.above": _has_fund_above,
    "recipient.far_above": _has_fund_far_above,
    "verb.weak": _is_weak,
    "verb.none": _is_listed,
    "verb.unknown": _is_tie,
    "verb.guessed": _is_guess,
    "place.headline": _is_in_weak_place,
    "place.entry": _is_entry,
    "place.long": _is_in_long_sentence,
    "told.again": _is_retold,
}
"""Each reason with what it asks of a draft; the status of a claim is a reason as well."""


def find_reasons(draft: Draft, scene: Scene) -> Iterator[str]:
    """Yield the names of the reasons that hold for a draft, in the order of `REASONS`."""
    yield from (name for name, holds in REASONS.items() if holds(draft, scene))
    if draft.status != "given":
        yield f"status.{draft.status}"
    if draft.capacity == "unknown":
        yield "capacity.unknown"
    yield from (f"{TIE_REASON}{name}" for name in draft.frame.moved)
