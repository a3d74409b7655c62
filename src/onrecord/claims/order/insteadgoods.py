"""Goods given in the place of money: "gave the committee no money, but twenty kegs", read as "gave twenty kegs"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["settle_goods"]

_BETWEEN = ("negation", "verb", "auxiliary", "determiner", "word", "to", "fund", "at", "from", "of", "cash", "comma")
_MONEY = ("noun.cash", "returned.any", "negation.nothing", "answer.none", "money.coin")
_BESIDE = ("word", "auxiliary", "determiner")
_CLOSING = ("end", "stop", "comma", "and", "colon")
_APART = ("verb", "party", "pronoun", "relative", "negation", "fund")


def settle_goods(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the row of a line without the money that it denies, where "but" leads to goods that share its verb."""
    at = next((n for n, i in enumerate(row) if i.kind == "contrast" and n), None)
    if at is None or not _leads_to_goods(row, at):
        return row
    first = at
    while first and row[first - 1].kind in _BETWEEN:
        first -= 1
    told = row[first:at]
    verbs = [i for i in told if i.kind == "verb"]
    denied = any(i.kind == "negation" for i in told) and any(i.kind == "cash" or i.has_any(*_MONEY) for i in told)
    apart = row[at - 1].kind != "comma" and any(i.kind == "comma" for i in told)  # ", stellt aber Stühle auf" (German)
    if apart or not denied or len(verbs) != 1 or verbs[0].verb not in ("give", "give_weak"):
        return row
    kept = [i for i in told if i.kind not in ("negation", "cash", "comma") and not i.has("returned.any")]
    return (*row[:first], *kept, *row[at + 1 :])


def _leads_to_goods(row: tuple[Item, ...], at: int) -> bool:
    """Whether the contrast at `at` leads to goods, and to no clause of its own: "but beer flowed all the same"."""
    goods = next((n for n in range(at + 1, len(row)) if row[n].kind not in _BESIDE), len(row))
    if goods == len(row) or row[goods].kind != "kind":
        return False
    end = next((n for n in range(goods, len(row)) if row[n].kind in _CLOSING), len(row))
    behind = row[goods + 1 : end]
    if behind and behind[-1].kind == "in":
        return False  # the end of a verb in two parts: "aber Stühle stellt sie [auf]" (German)
    return not any(i.kind in _APART for i in behind[1 if behind and behind[0].kind == "party" else 0 :])
