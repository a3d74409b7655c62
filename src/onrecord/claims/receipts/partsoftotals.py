"""Sums that are told as parts of all that a fund has: "$6 million of its budget came from Jo Hale"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_part_told"]


def is_part_told(row: tuple[Item, ...], at: int) -> bool:
    """Return whether the word for all of it at `at` has a sum and "of its" before it."""
    back = at - 1
    while back > 0 and (row[back].kind in _PASSED or row[back].has("pronoun.his")):
        if row[back].has("link.of"):
            break
        back -= 1
    money = row[back - 1].money if back > 0 and row[back].has("link.of") else None
    return money is not None and money.amount is not None


_PASSED = ("determiner", "word", "total", "fund", "owns")
"""What may stand between "of" and the word for all of it: "of [MAGA Inc.'s early] funding"."""
