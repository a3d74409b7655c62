"""Gifts that stand beside the one that a clause tells: "Besides $1 million for the inauguration, X gave Y $2m"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame
from onrecord.claims.order.items import Item

__all__ = ["read_besides"]

_BETWEEN = ("to", "determiner", "from", "of")


def read_besides(work: ClauseWork) -> None:
    """Add the frame of the sum and fund behind "besides": of the one giver whose gift the clause tells."""
    if not work.frames or not work.line.has("link.besides"):
        return
    last = work.frames[-1]
    pair = _pair(work.row) or _beside_goods(work.row, last)
    if pair is None or last.money is None or last.status not in ("given", "planned"):
        return
    money, fund = pair
    shared = "in_kind" in last.manner and fund is last.fund
    if any(
        f.giver.member != last.giver.member or f.money is money or (f.fund is fund and not shared) for f in work.frames
    ):
        return
    telling = Telling(status=last.status, rule="besides", zone=(0, len(work.row)), verb=last.verb, lean="list")
    work.emit((replace(last.giver, certain=False),), Objects(money=(money,), funds=(fund,)), telling)


def _beside_goods(row: tuple[Item, ...], last: Frame) -> tuple[Item, Item] | None:
    """The sum and the fund of "Besides $300,000, X gave the fund six buses, worth $14,500": the fund of the goods."""
    opens = len(row) > _OPENING and row[0].has("link.besides") and row[_OPENING].kind == "comma"
    money = row[1].kind == "sum" and row[1] is not last.money
    return (row[1], last.fund) if opens and money and "in_kind" in last.manner and last.fund is not None else None


_OPENING = 2
"""Where the comma stands behind "besides" and a sum."""


def _pair(row: tuple[Item, ...]) -> tuple[Item, Item] | None:
    """The sum and the fund right behind a word for "besides"."""
    at = next((n for n, i in enumerate(row) if i.has("link.besides")), None)
    if at is None or at + 1 >= len(row) or row[at + 1].kind != "sum":
        return None
    fund = next((i for i in row[at + 2 :] if i.kind not in _BETWEEN), None)
    return (row[at + 1], fund) if fund is not None and fund.kind == "fund" else None
