"""Sums told by another's: what leads from "more" and "less" to whom a gift is measured by."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["APART", "is_apart", "without_measures"]

APART = ("compared.more", "compared.less")
_ENDS = ("party", "sum", "comma", "and", "stop", "end", "verb")
_REACH = 4
"""Items from "less" to the name of "less than its rival Norvane"."""


def is_apart(item: Item) -> bool:
    """Return whether an item tells that a sum is a difference: "$50,000 [more]"."""
    return item.has_any(*APART)


def without_measures(row: Sequence[Item]) -> list[Item]:
    """Return the row without "more" and "less than Norvane": by whom a gift is measured gives nothing there."""
    kept: list[Item] = []
    at = 0
    while at < len(row):
        if is_apart(row[at]):
            at = _behind_name(row, at + 1)
        else:
            kept.append(row[at])
            at += 1
    return kept


def _behind_name(row: Sequence[Item], at: int) -> int:
    """Where a row goes on behind "than" and a name; `at` where no name follows."""
    end = next((n for n in range(at, min(at + _REACH, len(row))) if row[n].kind in _ENDS), at)
    return end + 1 if end < len(row) and row[end].kind == "party" else at
