"""Gifts of one size of which one is picked out: "Several $1 million gifts reached it, including one from X"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_picked_gifts"]

_KINDS = {"gift", "sum", "including", "party"}
_NO_GIFT = ("negation", "total", "limit", "business", "consider", "deny", "question", "self", "pronoun")
_BESIDE = ("from", "of", "each", "link", "word")
"""What may stand between gifts and their size: "dons d'un million" (French)."""
_ONE = ("determiner", "word", "link", "from", "of", "again", "gift")
"""What stands between "including" and a name: "including [one from the] X"."""


def read_picked_gifts(work: ClauseWork) -> None:
    """Add the frames of those whom a clause names of the givers of several gifts of one size."""
    if work.frames or not work.clause.kinds >= _KINDS or any(i.kind in _NO_GIFT for i in work.row):
        return
    at = next(n for n, i in enumerate(work.row) if i.kind == "including")
    sums = [i for i in work.row if i.kind == "sum"]
    if len(sums) != 1 or not _sizes_gifts(work.row[:at], sums[0]):
        return
    named = at + 1
    while work.kind(named) in _ONE:
        named += 1
    between = work.row[at + 1 : named]
    if work.kind(named) != "party" or not any(i.kind in _WHOSE for i in between):
        return
    telling = Telling(status="given", rule="noun", zone=(0, len(work.row)), verb=work.row[at - 1], lean="weak")
    objects = replace(work.whole((sums[0],)), more=())
    work.emit(givers_of(gather_right(work.row, named, len(work.row))[0], work.line.number), objects, telling)


_WHOSE = ("from", "of", "link")
"""What leads to whose a gift is: "including one [from] X", "entre ellas [la de] X" (Spanish, "that of")."""


def _sizes_gifts(row: tuple[Item, ...], money: Item) -> bool:
    """Whether a sum tells how large each of several gifts is: "$1 million donations", "dons d'un million" (French)."""
    at = next((n for n, i in enumerate(row) if i is money), None)
    if at is None or any(i.kind in ("party", "unnamed", "speaker") for i in row):
        return False
    if at + 1 < len(row) and row[at + 1].kind == "gift":
        return True
    back = at - 1
    while back > 0 and row[back].kind in _BESIDE and at - back <= len(_BESIDE):
        back -= 1
    return back >= 0 and row[back].kind == "gift" and back < at - 1
