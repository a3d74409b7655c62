"""Services without a verb of giving: "The airline will fly guests free of charge, a service it values at $5,000"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.freeworth import is_free, is_worth_of_free
from onrecord.claims.clause.objects import Objects
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import flatten
from onrecord.claims.verbs.services import actors_before

__all__ = ["read_free_service"]

_ELSE = ("other", "party", "gift", "outlet")
"""Whom a service may be for that is none to the fund: "flies pupils to London", "feeds the guests of Orlo House"."""

_UNSURE = ("negation", "consider", "question", "refuse")


def read_free_service(work: ClauseWork) -> None:
    """Add the frame of what somebody does free of charge and puts a value on, in an article about a fund."""
    if work.clause.aside:
        return
    free = next((n for n, i in enumerate(work.row) if is_free(i)), 0)
    money = _worth(work) if free else None
    if money is None or any(i.kind in _UNSURE for i in work.row[:free]):
        return
    givers = actors_before(work, free)
    if not givers or _is_for_others(work, givers[0].item, money):
        return
    done = any(i.has("link.perfect") for i in work.row[:free])  # "is lighting the balls": until it is told as done
    objects = Objects(money=(money,), goods_worth=frozenset({money.first}), manner=frozenset({"in_kind"}))
    status = "given" if done else "planned"
    work.emit(givers, objects, Telling(status=status, rule="service", zone=(0, len(work.row)), lean="weak"))


def _worth(work: ClauseWork) -> Item | None:
    """The one sum of the clause, where it tells what the service is worth."""
    flat = tuple(flatten(work.row))
    sums = [i for i in flat if i.kind == "sum"]
    return sums[0] if len(sums) == 1 and is_worth_of_free(flat, sums[0]) else None


def _is_for_others(work: ClauseWork, giver: Item, money: Item) -> bool:
    """Whether another name stands before the sum, and no fund: what is done is for somebody else, or elsewhere."""
    if "fund" in work.clause.kinds:
        return False
    return any(i.kind in _ELSE and i is not giver for i in work.row if i.first < money.first)
