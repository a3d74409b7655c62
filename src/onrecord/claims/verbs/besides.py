"""Gifts that stand beside the one that a clause tells: "Besides $1 million for the inauguration, X gave Y $2m"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.order.items import Item

__all__ = ["read_besides"]

_BETWEEN = ("to", "determiner", "from", "of")


def read_besides(work: ClauseWork) -> None:
    """Add the frame of the sum and fund behind "besides": of the one giver whose gift the clause tells."""
    if not work.frames or not work.line.has("link.besides"):
        return
    last = work.frames[-1]
    pair = _pair(work.row)
    if pair is None or last.money is None or last.status not in ("given", "planned"):
        return
    money, fund = pair
    if any(f.giver.member != last.giver.member or f.money is money or f.fund is fund for f in work.frames):
        return
    telling = Telling(status=last.status, rule="besides", zone=(0, len(work.row)), verb=last.verb, lean="list")
    work.emit((replace(last.giver, certain=False),), Objects(money=(money,), funds=(fund,)), telling)


def _pair(row: tuple[Item, ...]) -> tuple[Item, Item] | None:
    """The sum and the fund right behind a word for "besides"."""
    at = next((n for n, i in enumerate(row) if i.has("link.besides")), None)
    if at is None or at + 1 >= len(row) or row[at + 1].kind != "sum":
        return None
    fund = next((i for i in row[at + 2 :] if i.kind not in _BETWEEN), None)
    return (row[at + 1], fund) if fund is not None and fund.kind == "fund" else None
