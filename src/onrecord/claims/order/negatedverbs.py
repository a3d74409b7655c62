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
        replace(item, kind="negation", categories=_NOT) if item.kind == "except" and _is_verbal(row, at + 1) else item
        for at, item in enumerate(row)
    ]


def _is_verbal(row: Sequence[Item], at: int) -> bool:
    return at < len(row) and row[at].kind in _VERBAL
