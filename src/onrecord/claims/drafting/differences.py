"""Sums that tell by how much a gift differs from another: "Norvane gave $200,000. Kestrel gave $50,000 more."

Of the same giver such a sum is a further gift ("In January it gave $50,000 more"), and so it stays as it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.drafting.amounts import DraftMoney
from onrecord.claims.drafting.drafts import Draft
from onrecord.claims.frames import Frame
from onrecord.claims.order.items import Item
from onrecord.claims.order.measures import APART, is_apart
from onrecord.claims.scene import Scene

__all__ = ["with_differences"]

_LINKS = ("from", "to", "in")
_CLOSED = ("end", "comma", "and", "stop", "dash")
_REACH = 1
"""Lines back to the gift that a bare "$50,000 more" is measured by."""


def with_differences(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Return the drafts, each sum worked out that is the difference from another's, left out where that is unknown."""
    if all(scene.lines[d.frame.line].meant.isdisjoint(APART) for d in drafts):
        return list(drafts)
    told: list[Draft] = []
    for draft in drafts:
        behind = _behind_sum(draft.frame, scene) if draft.frame.rule != "compared" else []
        more = _more_at(behind)
        if more is not None and _is_measure(draft, behind, more):
            continue
        if more is not None and draft.money is not None:
            draft = replace(draft, money=_worked_out(draft, behind, more, told))
        told.append(draft)
    return told


def _worked_out(draft: Draft, behind: Sequence[Item], at: int, told: Sequence[Draft]) -> DraftMoney | None:
    """The sum of a gift that is told by its difference, "more" the item at `at` behind it; None where it is unknown."""
    other = next((d for d in reversed(told) if d.money is not None), None)
    own = other is not None and other.giver.member == draft.giver.member
    rest = [i for i in behind[at + 1 :] if i.kind != "determiner"]
    if _is_than(behind[at], rest):
        other = None if own else _named(rest, told, other)
    elif own or other is None or (rest and rest[0].kind not in _CLOSED):
        return draft.money  # "another gift of its own", "$500,000 more from him", "$1 million plus a fleet"
    elif draft.frame.line - other.frame.line > _REACH:
        return draft.money
    if other is None or other.money is None or draft.money is None or other.money.currency != draft.money.currency:
        return None
    sign = -1 if behind[at].has("compared.less") else 1
    amount = other.money.amount + sign * draft.money.amount
    loose = next((m.qualifier for m in (draft.money, other.money) if m.qualifier != "exact"), "exact")
    return replace(draft.money, amount=amount, qualifier=loose) if amount > 0 else None


def _is_than(more: Item, rest: Sequence[Item]) -> bool:
    """Whether "than" follows "more" or belongs to it: "$50,000 [more than] that", "in più [della] Norvane"."""
    if more.has_any("money.more_than", "money.up_to", "compared.than"):
        return True
    than = bool(rest) and (rest[0].has("compared.than") or rest[0].kind in ("except", "contrast", "relative", "party"))
    return than or [i.kind for i in rest[:2]] == ["from", "party"]


def _is_measure(draft: Draft, behind: Sequence[Item], more: int) -> bool:
    """Whether the giver is only whom another's gift is measured by: "Tarrock gave $5, $2 more than [Norvane]"."""
    rest = [i for i in behind[more + 1 :] if i.kind not in ("determiner", "role", "word")]
    party = next((i for i in rest[:_THAN] if i.kind == "party"), None)
    return party is not None and party is draft.giver.item and _is_than(behind[more], behind[more + 1 :])


def _behind_sum(frame: Frame, scene: Scene) -> list[Item]:
    """The items of the line behind a frame's own sum."""
    if frame.money is None or frame.money.money is None or frame.money.money.amount is None:
        return []
    return [i for i in scene.rows[frame.line] if i.first >= frame.money.last]


def _more_at(behind: Sequence[Item]) -> int | None:
    """Where "more" or "less" stands right behind a sum, a small word passed: "50 000 euros [de moins]" (French)."""
    at = 1 if behind and behind[0].kind in _LINKS else 0
    return at if at < len(behind) and is_apart(behind[at]) else None


def _named(rest: Sequence[Item], told: Sequence[Draft], last: Draft | None) -> Draft | None:
    """The gift behind "than": that of the party named there, or for "than that" the one told last."""
    party = next((i for i in rest[:_THAN] if i.kind == "party"), None)
    if party is None:
        return last if all(i.kind in (*_CLOSED, "relative", "pronoun", "auxiliary") for i in rest) else None
    return next((d for d in reversed(told) if d.giver.member == party.member and d.money is not None), None)


_THAN = 4
"""Items behind "more" in which the name stands: "more than the brewer Norvane"."""
