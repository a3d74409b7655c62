"""The gift that a sentence goes on from, past a quotation and what is told of nobody else.

"X gave $1 million. “I like a parade,” he said. It is not his first check: in 2017 it was $50,000."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from onrecord.claims.clause.carried import WholeSum
from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["gift_before", "keep_gift"]

_REACH = 3
"""Lines back to the gift: one or two of a quotation, and one that tells what its giver is or did before."""

_TURNS = ("fund", "total", "filing")
"""What a sentence tells of that goes on with something else."""


def keep_gift(line: Line, row: Row, frames: Sequence[Frame], kept: WholeSum | None) -> WholeSum | None:
    """Return the gift that the next lines may go on from: that of this line, or the one before it."""
    if frames:
        return _one_gift(line, frames)
    if kept is None or line.number - kept.line >= _REACH or "sum" in row.kinds:
        return None
    if "speech" in row.kinds:
        return kept
    if not row.kinds.isdisjoint(_TURNS):
        return None
    others = {i.member.number for i in row if i.kind == "party" and i.member is not None}
    return kept if others <= {kept.giver.member.number} else None


def gift_before(line: Line, whole: WholeSum | None, kept: WholeSum | None) -> WholeSum | None:
    """Return the sum of the line before, or else the gift that is kept in mind, as if it stood right before."""
    if kept is None or line.number - kept.line > _REACH:
        return whole
    return whole if whole is not None else replace(kept, line=line.number - 1)


def _one_gift(line: Line, frames: Sequence[Frame]) -> WholeSum | None:
    """The greatest gift of the one giver of a line."""
    told = [f for f in frames if f.status in ("given", "planned") and f.has_figure]
    money = max((f.money for f in told if f.money is not None), key=_size, default=None)
    if money is None or len({f.giver.member.number for f in frames}) > 1:
        return None
    return WholeSum(line=line.number, giver=told[0].giver, money=money, status=told[0].status)


def _size(item: Item) -> Decimal:
    return (item.money and item.money.amount) or Decimal(0)
