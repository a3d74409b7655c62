"""Goods and services that somebody takes no money for: "Orlo Foods did not charge the committee for its 500 pies"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.order.items import Item
from onrecord.claims.verbs.services import actors_before

__all__ = ["CHARGING", "read_uncharged"]

CHARGING = ("priced.charges", "priced.waives")
_UNSURE = ("consider", "question", "total", "limit", "refuse", "deny")


def read_uncharged(work: ClauseWork) -> None:
    """Add the frame of what a fund got without a bill: in kind, at the value told beside it, if one is."""
    row = work.row
    at = next((n for n, i in enumerate(row) if i.has_any(*CHARGING)), None)
    fund = next((i for i in row if i.kind == "fund"), None)
    if at is None or fund is None or work.clause.aside or any(i.kind in _UNSURE for i in row):
        return
    if not row[at].has("priced.waives") and not _is_denied(work):
        return
    givers = actors_before(work, at)
    sums = [i for i in row if i.kind == "sum"]
    if not givers or len(sums) > 1 or not _is_worth(row, row[at], sums):
        return
    money = tuple(sums)
    worth = frozenset(m.first for m in money)
    objects = Objects(money=money, goods_worth=worth, funds=(fund,), manner=frozenset({"in_kind"}))
    status = "planned" if any(i.kind == "plan" for i in row[:at]) else "given"
    work.emit(givers, objects, Telling(status=status, rule="service", zone=(0, len(row)), verb=row[at], lean="weak"))


def _is_denied(work: ClauseWork) -> bool:
    """Whether no bill is sent: not "has not yet charged the fund", "did not charge it more than the others"."""
    barred = any(i.has_any("negation.yet", *_FURTHER) for i in work.row)
    return "negation" in work.clause.kinds and not barred


_FURTHER = ("compared.more", "money.more_than", "again")


def _is_worth(row: tuple[Item, ...], charge: Item, sums: list[Item]) -> bool:
    """Whether the sum, if there is one, is what the goods are worth: "its 500 pies, worth $9,000"."""
    before = [i for i in row if sums and i.last == sums[0].first and i is not charge]
    return not sums or any(i.has_any("noun.worth", "noun.in_kind", "noun.value", "link.at") for i in before)
