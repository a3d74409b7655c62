"""Several gifts of one giver on a list: "X appears twice, with $500,000 in February and $750,000 in June"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.rows import Row

__all__ = ["list_each_time"]

_SEVERAL = 2
_OTHER_MONEY = ("total", "limit", "business", "negation", "fund", "party", "verb", "consider", "money", "contrast")
"""What makes one of two sums another's than the giver's, or another thing than a gift, where it stands between them."""


def list_each_time(line: Line, row: Row, frames: list[Frame]) -> list[Frame]:
    """The frames of a line, one for each sum of a giver of whom it says that he stands on the list several times."""
    if len({f.giver.member.number for f in frames}) != 1 or any(f.rule != "listing" for f in frames):
        return frames
    sums = [i for i in row if i.kind == "sum" and i.money is not None and i.money.amount is not None]
    if not line.has("count.times") or len(sums) < _SEVERAL or [i.kind for i in row].count("party") != 1:
        return frames
    between = [i for i in row if sums[0].last <= i.first and i.last <= sums[-1].first and i not in sums]
    if any(i.kind in _OTHER_MONEY for i in between) or not any(i.kind in ("and", "comma") for i in between):
        return frames
    return [replace(frames[0], money=money, manner=frames[0].manner | {"again"}) for money in sums]
