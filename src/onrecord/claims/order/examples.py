"""Examples of a sort among several: "darunter Banken wie X und Y" (German, "including banks such as")."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["fold_examples"]

_SORT = ("determiner", "role", "word", "again")
_MOST = 4
"""Items that may tell of what sort they are: "darunter [die großen Banken] wie"."""


def fold_examples(row: Sequence[Item]) -> list[Item]:
    """Return the row with "including banks such as" as one word that means "including"."""
    out: list[Item] = []
    at = 0
    while at < len(row):
        end = _end(row, at) if row[at].kind == "including" else at
        out.append(row[at])
        at = end + 1
    return out


def _end(row: Sequence[Item], at: int) -> int:
    """The place of the "such as" that belongs to the "including" at `at`; `at` for none."""
    for ahead in range(at + 1, min(at + 2 + _MOST, len(row))):
        if row[ahead].kind == "including":
            return ahead if ahead > at + 1 else at
        if row[ahead].kind not in _SORT:
            return at
    return at
