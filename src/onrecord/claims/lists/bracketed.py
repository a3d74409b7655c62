"""Givers in brackets behind what they are: "There is a piper (Jo Hale, $300)"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.lists.tablerows import NO_LIST
from onrecord.claims.order.items import Item

__all__ = ["read_bracketed"]

_TOLD_OF = 4
"""Lines back to gifts that a sentence with names and sums in brackets goes on with."""


def read_bracketed(work: ClauseWork) -> bool:
    """Add the frames of "There is a piper (Jo Hale, $300), a baker (Ada Kerrow, $200)": who gave stands in brackets."""
    entries: list[tuple[Item, Item]] = []
    for aside in work.row:
        if not aside.inner:
            continue
        inner = [i for i in aside.inner if i.kind not in ("determiner", "role", "comma", "colon")]
        if [i.kind for i in inner] == ["party", "sum"] and work.line.tokens[aside.first].text == "(":
            entries.append((inner[0], inner[1]))
    near = work.line.number - work.focus.gave <= _TOLD_OF or "fund" in work.clause.kinds or work.opened
    if not entries or not near or any(i.kind in NO_LIST and i.verb != "come" for i in work.row):
        return False
    telling = Telling(status="given", rule="list", zone=(0, len(work.row)), lean="list")
    for giver, money in entries:
        work.emit(givers_of([giver], work.line.number), work.whole((money,)), telling)
    return True
