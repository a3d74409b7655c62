"""Whose word of time it is where a clause tells of two sums: "$100,000 in 2017 and $1 million this time"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["times_of_sum"]

_TIMES = ("time.now", "time.four_back", "time.eight_back", "time.that_year")
_NEAR = 2
"""Tokens that may stand between a sum and its time: "jetzt [sind es] eine Million" (German)."""


def times_of_sum(own: Sequence[Item], frame: Frame, line: Line) -> tuple[list[Item], Item | None]:
    """The items of a frame's clause without the times of its other sums; and the "this time" that is its sum's own."""
    if frame.money is None or len(line.sums) < 2:
        return list(own), None
    sums = [i for i in own if i.kind == "sum"]
    theirs = {id(i): _sum_of(i, sums, line) for i in own if i.has_any(*_TIMES)}
    if all(money is None for money in theirs.values()):
        return list(own), None
    mine = [i for i in own if (s := theirs.get(id(i))) is not None and s.first == frame.money.first]
    if mine:
        return mine, next((i for i in mine if i.has("time.now")), None)
    return [i for i in own if theirs.get(id(i)) is None], None


def _sum_of(time: Item, sums: Sequence[Item], line: Line) -> Item | None:
    """The sum that a word of time stands right before or behind, if the line has a sum before both."""
    behind = next((s for s in sums if 0 <= s.first - time.last <= _NEAR), None)
    before = next((s for s in sums if s.last == time.first), None)
    money = behind or before
    return money if money is not None and money.first > line.sums[0].first else None
