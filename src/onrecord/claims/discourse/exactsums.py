"""Sums told exactly behind a round one: "X gave more than $1 million. The exact sum was $1,024,500." """

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.order.items import Item
from onrecord.claims.sums.exactness import is_exact_of

__all__ = ["read_exact_sum"]

_SUM = ("money.precise", "table.amount", "money.meant", "money.told", "money.after.exact", "noun.size")
_NAMING = ("party", "other", "verb", "fund", "negation", "consider", "plan", "total", "limit", "business", "unnamed")
_NEAR = Decimal("0.3")
"""By what part of itself a round sum may lie below or above the exact one."""


def read_exact_sum(work: ClauseWork) -> None:
    """Add the frame of the exact sum of the gift that the line before tells with a round one, of the same giver."""
    whole = work.focus.whole
    if whole is None or work.line.number - whole.line != 1 or not work.line.has(*_SUM):
        return
    sums = [i for i in work.row if i.kind == "sum"]
    if (
        len(sums) != 1
        or any(_tells_more(work, i) for i in work.row)
        or not is_exact_of(sums[0].money, whole.money.money, _NEAR)
    ):
        return
    telling = Telling(status=whole.status, rule="exact", zone=(0, len(work.row)))
    work.emit((replace(whole.giver, certain=False),), work.whole((sums[0],)), telling)


def _tells_more(work: ClauseWork, item: Item) -> bool:
    """Whether an item is of more than the sum: "La cantidad fue de ..." (Spanish) and "the fund's report" are not."""
    of_sum = item.verb == "come" and item.has("money.told")
    return item.kind in _NAMING and not of_sum and not (item.kind == "fund" and work.line.has("filing"))
