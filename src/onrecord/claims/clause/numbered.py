"""Gifts of one giver that the next sentences number: "X wrote two checks. The first, for $3 million, went to A."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.claims.frames import Frame, Giver
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["NumberedGifts", "find_numbered", "read_numbered"]

_PLACES = ("pair.first", "pair.second", "money.other")
_NO_GIFTS = ("negation", "receive", "business", "limit", "total", "consider", "question", "deny")
_NO_PART = ("party", "unnamed", "negation", "consider", "self", "question", "business", "refuse", "limit")
_BEHIND_PLACE = ("comma", "sum", "gift", "from", "of", "to", "at", "verb", "aside", "auxiliary")
_TOWARD = ("to", "come.to", "link.to")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedGifts:
    """Whose gifts a line spoke of without saying to whom, and whether they are still to be made."""

    line: int
    giver: Giver
    status: str


def find_numbered(row: Row, frames: Sequence[Frame], line: int) -> NumberedGifts | None:
    """Return whose gifts a line with a noun of giving and no fund speaks of, where it names one giver; else None."""
    if not row.kinds.isdisjoint(_NO_GIFTS):
        return None
    if any(i.verb in ("receive", "refuse", "refund") or i.has("link.sought") for i in row):
        return None
    status = "planned" if any(i.kind == "plan" or i.has("pledge") for i in row) else "given"
    if frames:
        givers = {f.giver.member.number: f.giver for f in frames}
        return NumberedGifts(line=line, giver=frames[0].giver, status=frames[0].status) if len(givers) == 1 else None
    named = [n for n, i in enumerate(row) if i.kind == "party"]
    if len(named) != 1 or _is_taker(row, named[0]):
        return None
    return NumberedGifts(line=line, giver=givers_of([row[named[0]]], line)[0], status=status)


def _is_taker(row: Row, at: int) -> bool:
    """ "Two checks went to X": who got them."""
    back = next((n for n in range(at - 1, -1, -1) if row[n].kind not in ("determiner", "role", "word")), 0)
    return at > 0 and (row[back].kind == "to" or row[back].has("come.to"))


def read_numbered(line: Line, row: Row, told: NumberedGifts | None) -> list[Frame]:
    """Return the frames of the gifts that a line numbers of those of the line before, each with its fund."""
    if told is None or line.number - told.line != 1 or not line.has(*_PLACES):
        return []
    if not {"sum", "fund"} <= row.kinds or not row.kinds.isdisjoint(_NO_PART):
        return []
    zone = (row[0].first, row[-1].last)
    return [
        Frame(
            line=line.number, block=line.block, kind=line.kind, rule="part", giver=replace(told.giver, certain=False),
            status=told.status, money=money, fund=fund, zone=zone,
        )
        for money, fund in _numbered(row)
    ]  # fmt: skip


def _numbered(row: Row) -> Iterator[tuple[Item, Item]]:
    """The sum and the fund behind "the first" and "the second", where each has one of them."""
    places = [n for n, i in enumerate(row) if i.has_any(*_PLACES) and _stands_alone(row, n)]
    if places and row[places[0]].has("money.other"):
        places = [-1, *places]  # "One, for $3 million, was for A, the other, for $400,000, for B"
    if not places or any(i.kind in ("sum", "fund") for i in row[: max(0, places[0])]):
        return
    for at, end in pairwise([*places, len(row)]):
        flat = [inner for i in row[at + 1 : end] for inner in (i.inner if i.kind == "aside" else (i,))]
        sums = [i for i in flat if i.kind == "sum" and i.money is not None and not i.money.rate]
        funds = [n for n, i in enumerate(flat) if i.kind == "fund"]
        if len(sums) == 1 and len(funds) == 1 and _goes_there(flat, funds[0]):
            yield sums[0], flat[funds[0]]


def _goes_there(row: Sequence[Item], fund: int) -> bool:
    """Whether a gift goes to the fund at `fund`: "went to A", "Die zweite erhielt A" (German, "A received")."""
    toward = any(i.has_any(*_TOWARD) or i.kind == "to" for i in row[:fund])
    return toward or any(i.verb == "receive" for i in row)


def _stands_alone(row: Row, at: int) -> bool:
    """Whether "the first" at `at` is a gift, and not "the first inauguration"."""
    if [i.kind for i in row[at + 1 : at + 3]] == ["word", "sum"]:
        return True  # "Die zweite in Höhe von 400.000 Dollar" (German)
    return at + 1 < len(row) and row[at + 1].kind in _BEHIND_PLACE
