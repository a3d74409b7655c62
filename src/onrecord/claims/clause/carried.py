"""A sum told in one sentence and its parts in the next: "X has put $12 million into it. Half went to A, half to B."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.claims.clause.breakdowns import work_out_parts
from onrecord.claims.frames import Frame, Giver
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.sums.money import Sum

__all__ = ["WholeSum", "drop_whole", "find_whole", "read_carried"]

_REACH = 1
"""Lines behind a sum in which its parts may be told."""

_SHARE = "money.share"
_NO_WHOLE = ("total", "negation", "consider", "receive", "business", "limit")
_NO_PART = ("negation", "consider", "self", "question", "filing")


@dataclass(slots=True, kw_only=True)
class WholeSum:
    """A sum that somebody gave, of which the next line may tell the parts."""

    line: int
    giver: Giver
    money: Item
    status: str


def find_whole(row: tuple[Item, ...], frames: Sequence[Frame], line: int, subject: Sequence[Giver]) -> WholeSum | None:
    """Return the one sum of a line that one giver gave, be it to nobody that the line names; else None."""
    sums = [i for i in row if i.kind == "sum" and i.money is not None and not i.money.rate and i.money.amount]
    if len(sums) != 1 or [i for i in row if i.kind in _NO_WHOLE and not i.has("money.spent")]:
        return None
    if frames:
        givers = {f.giver.member.number: f.giver for f in frames}
        told = len(givers) == 1 and frames[0].status in ("given", "planned") and frames[0].money is sums[0]
        return WholeSum(line=line, giver=frames[0].giver, money=sums[0], status=frames[0].status) if told else None
    ahead = row[: next(n for n, i in enumerate(row) if i is sums[0])]
    acts = any(i.kind == "verb" and i.verb in ("give", "give_weak", "pledge") for i in ahead) or _is_spent(row)
    who = subject if len(subject) == 1 and subject[0].line == line else _actor(row, line)
    status = "planned" if any(i.kind == "plan" for i in row) else "given"
    return WholeSum(line=line, giver=who[0], money=sums[0], status=status) if acts and who else None


def _actor(row: tuple[Item, ...], line: int) -> tuple[Giver, ...]:
    """The one party of a line, where it stands at its front: "[Jo Hale] spent $300,000 on politics"."""
    parties = [n for n, i in enumerate(row) if i.kind == "party"]
    front = len(parties) == 1 and all(i.kind in ("determiner", "role", "date", "in") for i in row[: parties[0]])
    return givers_of([row[parties[0]]], line) if front else ()


def _is_spent(row: tuple[Item, ...]) -> bool:
    """ "spent $300,000 on politics": given to somebody whom the next sentence names."""
    return any(i.has("money.spent") for i in row) and any(i.has("politics") for i in row)


def read_carried(line: Line, row: tuple[Item, ...], whole: WholeSum | None) -> list[Frame]:
    """Return the frames of the parts that a line tells of the sum in the line before, each with its fund."""
    if whole is None or not 0 < line.number - whole.line <= _REACH or whole.money.money is None:
        return []
    parts = _told_parts(line, row, whole.money.money)
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


def _told_parts(line: Line, row: tuple[Item, ...], whole: Sum) -> list[tuple[Item, Item]]:
    """The parts of the whole that a line tells, each with its fund: led to it, or got by it."""
    led = row[0].kind == "to" and line.has("come")  # "An A gingen 200.000 Euro, an B der Rest" (German)
    if (led or line.has("receive")) and not any(i.kind in (*_NO_PART, "party") for i in row):
        return list(work_out_parts(whole, list(_gotten(row)), strict=True))
    if not line.has(_SHARE, "money.of_it"):
        return []
    first = next((n for n, i in enumerate(row) if i.has(_SHARE) or (n < _SEVERAL and i.has("money.of_it"))), None)
    if first is None or any(i.kind == "party" for i in row[:first]) or any(i.kind in _NO_PART for i in row):
        return []
    return list(work_out_parts(whole, list(_parts(row)), strict=False))


def _gotten(row: tuple[Item, ...]) -> Iterator[tuple[Item, Item]]:
    """The shares of "MAGA Inc. got $2 million of it, America PAC the rest", each with its fund, before or behind it."""
    flat = [inner for i in row for inner in (i.inner or (i,))]
    told = [i for i in flat if i.kind in ("fund", "sum") or i.has(_SHARE)]
    verb = next((i.first for i in flat if i.verb in ("receive", "come")), 0)
    if any(i.kind == "each" for i in flat) and told and told[0].kind == "fund":
        if not _is_of_other_money(flat):
            yield from _gotten_each(told)
        return
    for one, other in zip(told[::2], told[1::2], strict=False):
        share, fund = (other, one) if one.kind == "fund" else (one, other)
        if fund.kind != "fund" or share.kind == "fund" or (share.kind == "sum" and share.money is None):
            return
        if one is told[0] and one.kind != "fund" and not one.first < verb < other.first:
            return  # "60.000 Euro erhielt die CDU" (German, "the party got 60,000"): the verb between the two
        yield share, fund


def _is_of_other_money(flat: Sequence[Item]) -> bool:
    """Whether a noun tells what the money is: "each got $40,000 [subsidies]"; no gift of whoever was told of."""
    return any(a.kind == "sum" and b.kind == "word" and not b.categories for a, b in pairwise(flat))


def _gotten_each(told: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """The shares of "A, B and C got $500,000 each, D $250,000", each with its fund."""
    funds: list[Item] = []
    for n, item in enumerate(told):
        if item.kind == "fund":
            funds = [*funds, item] if n and told[n - 1].kind == "fund" else [item]
        else:
            yield from ((item, fund) for fund in funds)
            funds = []


def _parts(row: tuple[Item, ...]) -> Iterator[tuple[Item, Item]]:
    """The shares of a line, each with the fund that a word of direction leads to before the next share."""
    places = [n for n, i in enumerate(row) if i.has(_SHARE) or (i.kind == "sum" and i.money is not None)]
    for at, end in pairwise([*places, len(row)]):
        fund = next((n for n in range(at + 1, end) if row[n].kind == "fund"), None)
        if fund is None:
            continue
        led = any(i.kind == "to" or i.has("come.to") or i.has("link.to") for i in row[at + 1 : fund])
        if led or row[at].has("come.to"):  # "a third to the party"
            yield row[at], row[fund]


def drop_whole(frames: Sequence[Frame], told: Sequence[Frame]) -> list[Frame]:
    """Return the frames without the sum whose parts the next line tells."""
    parted = {(f.giver.member.number, f.line - 1) for f in told if f.rule == "part"}
    return [f for f in frames if (f.giver.member.number, f.line) not in parted or f.fund is not None]
