"""The gift that a sentence goes on from, past a quotation and what is told of nobody else.

"X gave $1 million. “I like a parade,” he said. It is not his first check: in 2017 it was $50,000."
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from onrecord.claims.clause.carried import WholeSum
from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.rows import Row

__all__ = ["keep_gift"]

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
    if not row.kinds.isdisjoint(_TURNS) or _is_of_thing(line, row):
        return None
    for item in row if "party" in row.kinds else ():
        if item.kind == "party" and item.member is not None and item.member.number != kept.giver.member.number:
            return None
    return kept


_SOMEBODY = ("pronoun", "party", "gift", "cash", "negation")


def _is_of_thing(line: Line, row: Row) -> bool:
    """Whether a sentence turns to a thing: "The rent is high."; not one of a quotation, of the giver or of the gift."""
    led = row[0].kind == "determiner" and not row[0].has("link.indefinite")
    opens = len(row) > 1 and led and row[1].kind in ("word", "kind", "business")
    quoted = any(t.text in _QUOTES for t in line.tokens[:1])
    return opens and not quoted and row.kinds.isdisjoint(_SOMEBODY)


_QUOTES = frozenset('“«"„')


def _one_gift(line: Line, frames: Sequence[Frame]) -> WholeSum | None:
    """The greatest gift of the one giver of a line."""
    whole, most = None, Decimal(0)
    for frame in frames:
        if frame.giver.member.number != frames[0].giver.member.number:
            return None
        amount = frame.money.money.amount if frame.money is not None and frame.money.money is not None else None
        if frame.money is not None and amount is not None and amount > most and frame.status in _TOLD:
            most = amount
            whole = WholeSum(line=line.number, giver=frame.giver, money=frame.money, status=frame.status)
    return whole


_TOLD = ("given", "planned")
