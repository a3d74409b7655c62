"""Words for "and not" before a verb deny it: "non ha donato [e non] donerà" (Italian), and no "to A [and not] to B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["settle_negated"]

_NOT = Categories.of({"negation.any"})
_VERBAL = ("verb", "plan", "auxiliary")


def settle_negated(row: Sequence[Item]) -> list[Item]:
    """Return the row with each "and not" that a verb follows as a negation."""
    return [
        replace(item, kind="negation", categories=_NOT) if _denies(row, at) else item for at, item in enumerate(row)
    ]


def _denies(row: Sequence[Item], at: int) -> bool:
    return row[at].has("link.and_not") and at + 1 < len(row) and row[at + 1].kind in _VERBAL
