"""Earlier gifts told by the difference to a later one: "X gave $400,000, $150,000 more than it gave Biden in 2021"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.measures import APART, is_apart
from onrecord.claims.order.rows import Row
from onrecord.claims.verbs.datedseries import dated_frame

__all__ = ["read_apart_before"]

_LINKS = ("from", "to", "in")
_ENDS = ("comma", "stop", "end", "colon", "dash")
_NO_EARLIER = ("party", "unnamed", "sum", "gift", "business", "total", "donor", "plan", "consider", "negation")


def read_apart_before(line: Line, row: Row, told: list[Frame]) -> list[Frame]:
    """Return the frames of a line with that of the earlier gift which the sum of its one gift is measured by."""
    if len(line.sums) < 2 or not told or not line.has(*APART):
        return told
    money = told[0].money
    at = next((n for n, i in enumerate(row) if i.kind == "sum" and n + 2 < len(row) and _more(row, n)), None)
    if at is None or money is None or len({f.giver.member.number for f in told}) > 1 or told[0].status != "given":
        return told
    amount = _difference(money, row[at], _more(row, at))
    behind = _behind(row, at + 2)
    if amount is None or row[at].first < money.last or not _is_earlier(behind, line):
        return told
    zone = (row[at].first, behind[-1].last)
    fund = next((i for i in behind if i.kind == "fund"), None)
    kept = [f for f in told if f.money is money or f.zone[0] < zone[0]]
    return [*kept, replace(dated_frame(line, told[0].giver, amount, zone), fund=fund)]


def _more(row: Row, at: int) -> Item | None:
    """What tells that the sum at a place is a difference, a small word passed: "50 000 euros [de moins]" (French)."""
    ahead = row[at + 1 : at + 3]
    ahead = ahead[1:] if ahead and ahead[0].kind in _LINKS else ahead[:1]
    return next((i for i in ahead if is_apart(i)), None)


def _difference(money: Item, apart: Item, more: Item | None) -> Item | None:
    """The item of a difference as the sum of the earlier gift; None where no sum comes out."""
    whole, part = money.money, apart.money
    if whole is None or part is None or not whole.amount or not part.amount or more is None:
        return None
    amount = whole.amount + (part.amount if more.has("compared.less") else -part.amount)
    return replace(apart, money=replace(part, amount=amount, currency=whole.currency)) if amount > 0 else None


def _behind(row: Row, first: int) -> Sequence[Item]:
    """The words of a comparison, up to the next pause."""
    end = next((n for n in range(first, len(row)) if row[n].kind in _ENDS), len(row))
    return row[first:end]


def _is_earlier(behind: Sequence[Item], line: Line) -> bool:
    """Whether the gift is measured by one of the giver's own that is told of: not by "2017" alone."""
    told = any(i.kind in ("verb", "fund", "other") for i in behind)
    dated = any(line.tokens[i.last - 1].form.year or i.has("time.four_back") for i in behind)
    return told and dated and not any(i.kind in _NO_EARLIER and not is_apart(i) for i in behind)
