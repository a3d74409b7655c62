"""Money that a fund did not keep but gave to a charity: "The party passed the $5,000 from X on to a food bank"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_passed_on"]

_OPEN = ("plan", "consider", "question", "negation", "deny", "unnamed", "self")
_DRESSING = ("determiner", "word", "role", "other", "business", "from", "kind", "owns")
_PASSING = ("give", "give_weak", "come", "refund", "join")
_BACK = 2
"""Lines back to the gift that is passed on."""


def read_passed_on(work: ClauseWork) -> bool:
    """Add the refunds of a clause in which what somebody gave goes to a charity; tells whether it is such."""
    charity = _charity(work)
    if not charity or not any(_passes(i) for i in work.row) or _is_open(work.row):
        return False
    money = next((n for n, i in enumerate(work.row) if i.kind == "sum"), None)
    givers = _givers_told(work) if money is None else _givers_behind(work, money)
    if not givers:
        return False
    if money is None:
        objects = Objects(manner=frozenset({"returned"}))
    else:
        objects = replace(work.whole((work.row[money],)), foreign=False)
    objects = replace(objects, funds=tuple(i for i in work.row if i.kind == "fund" and i is not work.row[charity])[:1])
    telling = Telling(status="refunded", rule="verb.refund", zone=(0, len(work.row)), verb=_verb(work.row))
    work.emit(givers, objects, telling)
    return True


def _verb(row: tuple[Item, ...]) -> Item:
    return next(i for i in row if _passes(i))


def _passes(item: Item) -> bool:
    return item.verb in _PASSING or item.has("charity.passes")


def _is_open(row: tuple[Item, ...]) -> bool:
    """Whether it is only planned, doubted or denied."""
    return any(i.kind in _OPEN for i in row)


def _charity(work: ClauseWork) -> int:
    """Where the item stands that a charity is, led by "to": "to a food bank", "an die Tafel" (German); 0 for none."""
    for mark in work.line.marked("charity.any"):
        at = next((n for n, i in enumerate(work.row) if i.first <= mark.first < i.last), 0)
        back = at - 1
        while back > 0 and work.kind(back) in _DRESSING:
            back -= 1
        if at and (work.kind(back) in ("to", "at", "in") or work.row[at].kind == "fund"):
            return at
    return 0


def _givers_behind(work: ClauseWork, money: int) -> tuple[Giver, ...]:
    """Whose the sum at `money` was, which a fund does not keep: "the $5,000 [from the builder X]"."""
    at = money + 1
    if work.kind(at) not in ("from", "of") and not work.row[at].has("link.genitive"):
        return ()
    while work.kind(at) in ("from", "of", *_DRESSING):
        at += 1
    fund = any(i.kind == "fund" for i in work.row) or work.line.number - work.focus.refunds <= _BACK
    others = [i for n, i in enumerate(work.row) if i.kind == "party" and n != at]
    if work.kind(at) != "party" or not fund or any(n < money for n, i in enumerate(work.row) if i in others):
        return ()
    return givers_of([work.row[at]], work.line.number)


_OWN = ("party", "role", "donor")


def _givers_told(work: ClauseWork) -> tuple[Giver, ...]:
    """Who had just given what "the party" passes on: "The party gave the money to a food bank"."""
    told = 0 < work.line.number - work.focus.gave <= _BACK
    row = work.row
    meant = any(_is_told_money(row, n) for n in range(len(row)))
    others = any(i.kind in _OWN for i in row) or any(i.kind == "pronoun" and i.has("pronoun.person") for i in row)
    fund = any(_is_fund(i) or i.has_any("link.passive", "compared.was") for i in row)
    if not told or not meant or others or not fund:
        return ()
    return tuple(replace(g, certain=False) for g in work.focus.subject)


def _is_told_money(row: tuple[Item, ...], at: int) -> bool:
    """Whether the item at `at` is money told before: "the money", "it", "los" in "el partido los donó" (Spanish)."""
    item = row[at]
    if item.has_any("returned", "money.told") or item.kind in ("cash", "gift"):
        return True
    clitic = item.has_any("link.determiner", "link.fronted") and at > 0 and _is_fund(row[at - 1])
    return clitic or item.has("pronoun.company")


def _is_fund(item: Item) -> bool:
    return item.kind == "fund" or item.has_any("fund.party_of", "fund_name.apposed")
