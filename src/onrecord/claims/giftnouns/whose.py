"""Gifts told by a noun behind "whose": "Orlo, whose donation to the party came to $15,000, declined to comment"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import givers_of, is_governed
from onrecord.claims.order.items import Item

__all__ = ["read_whose"]

_NO_GIFT = ("negation", "business", "limit", "consider", "deny", "party", "question", "relation")
_NO_VERB = ("give", "give_weak", "pledge", "receive", "refund", "refuse", "announce", "light")
_FRONT = 2


def read_whose(work: ClauseWork) -> None:
    """Add the frames of the asides of a clause that tell whose gift came to what, and of a clause that begins so."""
    for at, item in enumerate(work.row):
        if item.kind == "aside" and at and _is_told(item.inner):
            _emit(work, _owner_before(work, at), item.inner)
    if work.clause.opener in ("stop", "contrast", "dash") and _tells_whose(work.row[0]) and _is_told(work.row):
        _emit(work, tuple(work.focus.aside_parties[-1:]), work.row)


def _tells_whose(item: Item) -> bool:
    meant = item.categories.meant
    return "relative.whose" in meant or "pronoun.whose" in meant


def _is_told(inner: tuple[Item, ...]) -> bool:
    """Whether words are "whose gift [to F] is SUM": one noun of giving, one sum, and nobody else."""
    if not any(_tells_whose(i) for i in inner[:_FRONT]):
        return False
    kinds = [i.kind for i in inner]
    plain = not any(i.kind in _NO_GIFT or i.verb in _NO_VERB for i in inner)
    return plain and kinds.count("gift") == 1 and kinds.count("sum") == 1


def _owner_before(work: ClauseWork, aside: int) -> tuple[Giver, ...]:
    named = [n for n in range(aside - 1, -1, -1) if work.kind(n) == "party"]
    free = [n for n in named if not is_governed(work.row, n, 0)]  # "X of Elko, whose $1 million"
    owner = next((work.row[n] for n in free or named), None)
    return givers_of([owner], work.line.number) if owner is not None else ()


def _emit(work: ClauseWork, givers: tuple[Giver, ...], inner: tuple[Item, ...]) -> None:
    money = next(i for i in inner if i.kind == "sum")
    if not givers or money.money is None or money.money.rate:
        return
    funds = tuple(i for i in inner if i.kind == "fund")
    planned = any(i.has("pledge") or (i.kind == "plan" and not i.has("link.passive")) for i in inner)
    telling = Telling(status="planned" if planned else "given", rule="noun", zone=(0, len(work.row)), lean="weak")
    objects = work.whole((money,))
    work.emit(givers, replace(objects, funds=funds or objects.funds), telling)
