"""Whom a fund is for, told in a relative clause behind it: "gave $5 to the PAC, which backs X, and B $2"."""

from __future__ import annotations

from onrecord.claims.frames import Giver
from onrecord.claims.order.items import Item

__all__ = ["is_backed", "without_backed"]

_BETWEEN = ("word", "determiner", "role", "auxiliary", "to", "verb", "other_verb", "honorific")


def is_backed(row: tuple[Item, ...], name: Item) -> bool:
    """Return whether a name stands in the relative clause of the fund before it, and gives nothing there.

    The clause has no sum of its own: in "to the PAC, which A backs with $2" A gives.
    """
    at = next((n for n, i in enumerate(row) if i is name), 0)
    back = at - 1
    while back > 0 and row[back].kind in _BETWEEN and row[back].verb not in ("give", "pledge", "receive"):
        back -= 1
    if back < 1 or row[back].kind != "relative":
        return False
    end = next((n for n in range(at + 1, len(row)) if row[n].kind in ("comma", "and", "end")), len(row))
    return _fund_before(row, back) is not None and not any(i.kind == "sum" for i in row[at:end])


def without_backed(row: tuple[Item, ...], verb: int, givers: tuple[Giver, ...]) -> tuple[Giver, ...]:
    """Return the givers of a weak verb without those whom a fund "backs", and without those of the clause around it.

    "A a versé 5 euros au comité, qui soutient X, et B 2 euros" (French): the verb "soutient" has the committee for its
    subject, and neither A nor X.
    """
    if row[verb].verb != "give_weak" or not givers:
        return givers
    about = row[verb - 1].kind == "relative" and _fund_before(row, verb - 1) is not None
    kept = [g for g in givers if not (about and g.item.first < row[verb].first)]
    return tuple(g for g in kept if not is_backed(row, g.item))


def _fund_before(row: tuple[Item, ...], relative: int) -> Item | None:
    """The fund that a relative clause tells more of, be there a comma between them."""
    at = relative - 2 if relative > 0 and row[relative - 1].kind == "comma" else relative - 1
    return row[at] if at >= 0 and row[at].kind == "fund" else None
