"""Names in brackets behind what they are: "carmakers (Norvane, Kaldane) gave", read as "carmakers Norvane, Kaldane"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["free_bracketed"]

_INSIDE = ("party", "comma", "and", "determiner", "including")
_BEHIND_NOUN = ("word", "from", "of", "determiner", "other")
_LONGEST = 3
"""Items between the noun and the bracket: "giants of the car trade (Norvane, Kaldane)"."""


def free_bracketed(row: Sequence[Item]) -> list[Item]:
    """Return a row without the brackets around names that only say who is meant by the noun before them."""
    freed: list[Item] = []
    closing = -1
    for at, item in enumerate(row):
        if item.kind == "open" and (close := _closed_at(row, at)):
            closing = close
            continue
        if at != closing:
            freed.append(item)
    return freed


def _closed_at(row: Sequence[Item], at: int) -> int:
    """Where the bracket at `at` closes that has nothing but names behind a noun for several; 0 for any other."""
    close = next((n for n in range(at + 1, len(row)) if row[n].kind not in _INSIDE), 0)
    names = sum(i.kind == "party" for i in row[at:close])
    if not close or row[close].kind != "close" or not names or at == 0:
        return 0
    back = at - 1
    while back > 0 and at - back <= _LONGEST and row[back].kind in _BEHIND_NOUN and not row[back].has("role"):
        back -= 1
    several = row[back].has("role.many") or (names > 1 and row[at - 1].kind in ("word", "role"))
    return close if several and row[at - 1].kind != "party" else 0
