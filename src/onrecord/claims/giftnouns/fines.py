"""Sums of a fine or a price before a noun of giving: "was fined $5,000 for a donation from Orlo Foods"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.order.items import Item

__all__ = ["without_fines"]

_REACH = 7
_LED = ("link.by", "link.purpose")


def without_fines(work: ClauseWork, gift: int, money: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the sums without those that a fine or a price has, which "for" parts from the gift at `gift`."""
    return () if money and _is_fine(work, gift, money[0]) else money


def _is_fine(work: ClauseWork, gift: int, money: Item) -> bool:
    at = next((n for n, i in enumerate(work.row[:gift]) if i is money), gift)
    led = any(i.has_any(*_LED) for i in work.row[at + 1 : gift])
    return led and any(i.kind == "business" for i in work.row[max(0, at - _REACH) : at])
