"""Sums of which only a part is told: "Most of the $130 million came from X" tells of no gift of $130 million."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["drop_shared_out"]

_BETWEEN = ("determiner", "of", "from")
_OF_FUND = (*_BETWEEN, "fund", "owns")


def drop_shared_out(row: Sequence[Item]) -> Sequence[Item]:
    """Return a row with each sum as a mere word of which "most" or "the bulk" is told."""
    return [replace(i, kind="word", money=None) if i.kind == "sum" and _is_shared_out(row, n) else i
            for n, i in enumerate(row)]  # fmt: skip


def _is_shared_out(row: Sequence[Item], at: int) -> bool:
    """Whether "most of the" stands before the sum at `at`."""
    listed = any(i.kind == "including" for i in row[at:])  # "most of the party's £3 million came from, among them"
    small, back = _BETWEEN if listed else _OF_FUND, at - 1
    while back > 0 and row[back].kind in small:
        back -= 1
    if back > 0 and row[back].has("money.most") and any(i.kind == "gift" for i in row[:back]):
        return False  # "The gifts of X made up nearly all of the $9 million"
    between = row[back + 1 : at]
    if back < 0 or (row[back].has("money.part") and not between):
        return False  # "of which $5 million" is what somebody gave
    led = any(i.has("link.determiner") or i.kind == "owns" for i in between)
    definite = led or row[back].last - row[back].first > 1
    return definite and row[back].has_any("money.most", "money.part")
