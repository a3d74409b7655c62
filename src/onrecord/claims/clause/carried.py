"""A sum told in one sentence and its parts in the next: "X has put $12 million into it. Half went to A, half to B."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.claims.clause.breakdowns import work_out_parts
from onrecord.claims.frames import Frame, Giver
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["WholeSum", "drop_whole", "find_whole", "read_carried"]

_REACH = 1
"""Lines behind a sum in which its parts may be told."""

_SHARE = "money.share"
_NO_WHOLE = ("total", "negation", "consider", "receive", "business", "limit")
_NO_PART = ("negation", "consider", "self", "question", "filing")


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeSum:
    """A sum that somebody gave, of which the next line may tell the parts."""

    line: int
    giver: Giver
    money: Item
    status: str


def find_whole(row: tuple[Item, ...], frames: Sequence[Frame], line: int, subject: Sequence[Giver]) -> WholeSum | None:
    """Return the one sum of a line that one giver gave, be it to nobody that the line names; else None."""
    sums = [i for i in row if i.kind == "sum" and i.money is not None and not i.money.rate and i.money.amount]
    if len(sums) != 1 or any(i.kind in _NO_WHOLE for i in row):
        return None
    if frames:
        givers = {f.giver.member.number: f.giver for f in frames}
        told = len(givers) == 1 and frames[0].status in ("given", "planned") and frames[0].money is sums[0]
        return WholeSum(line=line, giver=frames[0].giver, money=sums[0], status=frames[0].status) if told else None
    acts = any(i.verb in ("give", "give_weak", "pledge") for i in row if i.first < sums[0].first)
    near = len(subject) == 1 and subject[0].line == line
    ahead = "planned" if any(i.kind == "plan" for i in row) else "given"
    return WholeSum(line=line, giver=subject[0], money=sums[0], status=ahead) if acts and near else None


def read_carried(line: Line, row: tuple[Item, ...], whole: WholeSum | None) -> list[Frame]:
    """Return the frames of the parts that a line tells of the sum in the line before, each with its fund."""
    if whole is None or not 0 < line.number - whole.line <= _REACH or whole.money.money is None:
        return []
    if not line.has(_SHARE, "money.of_it"):
        return []
    first = next((n for n, i in enumerate(row) if i.has(_SHARE) or (n < _SEVERAL and i.has("money.of_it"))), None)
    if first is None or any(i.kind == "party" for i in row[:first]) or any(i.kind in _NO_PART for i in row):
        return []
    parts = list(work_out_parts(whole.money.money, list(_parts(row)), strict=False))
    if len(parts) < _SEVERAL:
        return []
    zone = (row[0].first, row[-1].last)
    return [
        Frame(
            line=line.number,
            block=line.block,
            kind=line.kind,
            rule="part",
            giver=replace(whole.giver, certain=False),
            status=whole.status,
            money=money,
            fund=fund,
            zone=zone,
        )
        for money, fund in parts
    ]


_SEVERAL = 2


def _parts(row: tuple[Item, ...]) -> Iterator[tuple[Item, Item]]:
    """The shares of a line, each with the fund that a word of direction leads to before the next share."""
    places = [n for n, i in enumerate(row) if i.has(_SHARE) or (i.kind == "sum" and i.money is not None)]
    for at, end in pairwise([*places, len(row)]):
        fund = next((n for n in range(at + 1, end) if row[n].kind == "fund"), None)
        if fund is None:
            continue
        if any(i.kind == "to" or i.has("come.to") or i.has("link.to") for i in row[at + 1 : fund]):
            yield row[at], row[fund]


def drop_whole(frames: Sequence[Frame], told: Sequence[Frame]) -> list[Frame]:
    """Return the frames without the sum whose parts the next line tells."""
    parted = {(f.giver.member.number, f.line - 1) for f in told if f.rule == "part"}
    return [f for f in frames if (f.giver.member.number, f.line) not in parted or f.fund is not None]
