"""Sums in front of a verb that gives them: "Altri 8mila euro li ha messi X" (Italian, "Another 8,000, X put in")."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.clause.objects import Objects
from onrecord.claims.order.items import Item

__all__ = ["with_front"]


def with_front(work: ClauseWork, at: int, objects: Objects) -> Objects:
    """Return what the verb at `at` gives, with a sum before it that a pronoun takes up, or that opens its line."""
    if (taken_up := _taken_up(work, at)) is not None:
        return replace(objects, money=(taken_up,), more=())
    return objects if objects.money or objects.goods else replace(objects, money=_same_in_front(work, at))


def _taken_up(work: ClauseWork, at: int) -> Item | None:
    """ "Altri 8mila euro li ha messi X" (Italian, "Another 8,000, X put them in"): the sum that a pronoun takes up."""
    back = at - 1
    while back > 0 and work.kind(back) in ("auxiliary", "determiner"):
        back -= 1
    clitic = any(i.has("link.fronted") for i in work.row[back + 1 : at])
    return work.row[back] if clitic and work.kind(back) == "sum" else None


def _same_in_front(work: ClauseWork, at: int) -> tuple[Item, ...]:
    """ "La stessa cifra che, secondo X, verserà Y" (Italian, "the same sum that"): what opens the sentence."""
    first = work.row[0]
    same = first.money is not None and first.money.amount is None and first.money.factor == 1
    alone = same and all(i.kind not in ("verb", "party", "sum", "fund", "gift") for i in work.row[1:at])
    return (first,) if alone and work.kind(1) == "comma" else ()
