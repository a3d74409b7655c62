"""Sums in front of a verb that gives them: "Altri 8mila euro li ha messi X" (Italian, "Another 8,000, X put in").

Further givers follow with their sums in front of them: "..., 3 mila la farmacia Y" ("and Y 3,000").
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.actors import by_behind
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item

__all__ = ["led_by_with", "read_inverted_rest", "with_front"]


def with_front(work: ClauseWork, at: int, objects: Objects) -> Objects:
    """Return what the verb at `at` gives, with a sum before it that a pronoun takes up, or that opens its line."""
    if (taken_up := _taken_up(work, at)) is not None:
        return replace(objects, money=(taken_up,), more=())
    if objects.money and by_behind(work, at) and work.kind(at - 1) == "sum":
        return replace(objects, money=tuple(_as_measure(money) for money in objects.money))
    return objects if objects.money or objects.goods else replace(objects, money=_same_in_front(work, at))


def _as_measure(money: Item) -> Item:
    """ "A gave $500,000, [double the amount] given by B": what B gave is half of it."""
    told = money.money
    if told is None or told.amount is not None or not told.factor:
        return money
    return replace(money, money=replace(told, factor=1 / told.factor))


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


def led_by_with(work: ClauseWork, at: int) -> tuple[Item, ...]:
    """ "Con 5.000 euro ha contribuito X" (Italian, "with 5,000 X has contributed"): the sum that opens the clause."""
    led = work.row[0].has("link.at") and work.kind(1) == "sum" and at > 1
    return (work.row[1],) if led and all(i.kind == "auxiliary" for i in work.row[2:at]) else ()


_LED = ("auxiliary", "again", "comma", "and")
_BEFORE_GIVER = ("personal", "each", "determiner", "role", "word", "pronoun", "comma")
_NAMED_WITHIN = 6


def read_inverted_rest(work: ClauseWork, at: int, givers: tuple[Giver, ...], telling: Telling) -> None:
    """Add the givers behind the one of the verb at `at`, each with a sum in front: "Due li ha dati A, uno B"."""
    if not givers or not work.frames or givers[-1].item.first < work.row[at].first or work.frames[-1].money is None:
        return
    if work.frames[-1].money.first > work.row[at].first:
        return
    n = next((n + 1 for n, i in enumerate(work.row) if i is givers[-1].item), len(work.row))
    while (found := _next_inverted(work, n)) is not None:
        money, named = found
        work.emit(givers_of([work.row[named]], work.line.number), work.whole((work.row[money],)), telling)
        n = named + 1


def _next_inverted(work: ClauseWork, at: int) -> tuple[int, int] | None:
    """Where the next sum and its giver stand: behind a comma or "and", with nothing but small words between them."""
    money = at + (work.kind(at) == "aside")
    while work.kind(money) in _LED:
        money += 1
    if money == at or work.kind(money) != "sum" or work.row[money].money is None:
        return None
    reach = range(money + 1, min(money + _NAMED_WITHIN, len(work.row)))
    named = next((n for n in reach if work.kind(n) not in _BEFORE_GIVER), None)
    return (money, named) if named is not None and work.kind(named) == "party" else None
