"""Givers told only at the end: "The $1 million for the fund came with a note signed by X", "Behind the $3 million"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.aimed import aimed_fund
from onrecord.claims.order.items import Item

__all__ = ["read_behind", "read_signed"]

_NO_GIFT = ("negation", "consider", "question", "deny", "plan", "total", "limit", "business", "refusal")
_BEFORE_SUM = ("determiner", "gift", "of", "from", "to")
_BEFORE_NAME = ("determiner", "role", "word", "from", "of", "other", "comma", "in")


def read_signed(work: ClauseWork) -> None:
    """Add the frame of money straight for a fund whose letter or check somebody signed: "signed by Jo Hale"."""
    sign = next((n for n, i in enumerate(work.row) if i.has("say.signed")), 0)
    money = next((n for n in range(sign) if work.kind(n) == "sum"), None)
    fund = _aimed(work.row, money + 1) if money is not None else 0
    named = _named_behind(work, sign + 1)
    if money is None or not fund or fund > sign or named is None or any(i.kind in _NO_GIFT for i in work.row):
        return
    opens = all(i.kind in _BEFORE_SUM for i in work.row[:money])  # not "A letter asking for $1 million"
    if opens and not any(i.kind == "party" for i in work.row[:sign]):
        _emit(work, money, fund, named)


def _aimed(row: tuple[Item, ...], at: int) -> int:
    """Where the fund of "$1 million [destined] to the fund" stands; 0 for none, as in "the $1 million bill for it"."""
    passed = at < len(row) and row[at].kind == "word" and not row[at].has_any("priced.charges", "business")
    priced = passed and at + 1 < len(row) and row[at + 1].has("link.priced")
    return 0 if priced else aimed_fund(row, at + passed)


def _named_behind(work: ClauseWork, at: int) -> int | None:
    """Where the one party behind `at` stands, its article, title and home passed; None for none."""
    while at < len(work.row) and work.kind(at) in _BEFORE_NAME:
        at += 1
    return at if work.kind(at) == "party" else None


def _emit(work: ClauseWork, money: int, fund: int, named: int) -> None:
    telling = Telling(status="given", rule="verb.come", zone=(0, len(work.row)), verb=work.row[money], lean="weak")
    objects = Objects(money=(work.row[money],), funds=(work.row[fund],))
    work.emit(givers_of([work.row[named]], work.line.number), objects, telling)


_ARRIVING = ("come", "receive", "listing", "give", "give_weak")


def read_behind(work: ClauseWork) -> None:
    """Add the frame of "Behind the $3 million that reached MAGA Inc. stands a cement maker from Utah, Corbel"."""
    row = sorted((inner for i in work.row for inner in (i.inner if i.kind == "aside" else (i,))), key=_by_place)
    if not row[0].has("author.behind") or any(i.kind in _NO_GIFT or i.has("money.spent") for i in row):
        return
    kinds = [i.kind for i in row]
    if [kinds.count(kind) for kind in ("sum", "fund", "party")] != [1, 1, 1]:
        return
    money, fund, named = kinds.index("sum"), kinds.index("fund"), kinds.index("party")
    verbs = [i.verb in _ARRIVING for i in row[money:] if i.kind in ("verb", "other_verb") and not i.has("ago")]
    straight = all(k in _STRAIGHT for k in kinds[money + 1 : fund])  # not "Behind the $3 million that MAGA Inc. burned"
    if money <= _FRONT and money < fund < named and all(verbs) and (verbs or straight):
        telling = Telling(status="given", rule="verb.come", zone=(0, len(work.row)), verb=row[money], lean="weak")
        work.emit(givers_of([row[named]], work.line.number), Objects(money=(row[money],), funds=(row[fund],)), telling)


def _by_place(item: Item) -> int:
    return item.first


_STRAIGHT = ("determiner", "gift", "cash", "to", "in", "at", "other", "verb", "from")
"""Between the sum and the fund: no "suit against", "ad for"."""
_FRONT = 3
"""Items at the front among which the sum stands: "Behind [the $3 million]"."""
