"""Who else got money of the one giver just told of: "She gave $250,000 to the fund. MAGA Inc. got $100,000."

The receipt names nobody whom the money came from, so it is read right behind the gifts of one giver alone, for a
fund that has a name of its own and is another one, and for no more than the giver just gave: what a fund got in all,
from everybody, is told in the same words ("MAGA Inc. received $177 million in the second half of the year").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.gotten import gotten_sums
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame
from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.order.items import Item
from onrecord.claims.receipts.furthersums import find_sole

__all__ = ["read_next_taker"]

_SMALL = ("determiner", "auxiliary", "date", "time", "comma", "end", "again", "link", "to", "at")
_DIRECT = ("to", "at")
_NOT_BARE = ("party", "negation", "total")


def read_next_taker(work: ClauseWork, before: Sequence[Frame]) -> None:
    """Add the frames of "MAGA Inc. got $100,000" or "To MAGA Inc. went $100,000" behind the gifts of one giver.

    `before` are the gifts that the line has told before this clause.
    """
    if not work.clause.kinds.isdisjoint(_NOT_BARE):
        return
    told = find_sole(before) if before else work.focus.sole
    if told is None or work.line.number - told.line > 1 or told.status == "planned" or _is_of_more(work):
        return
    got = _without_days(work.row)
    times = _AT_ONCE if told.line == work.line.number and _is_run_on(work) else 1
    for money, fund in gotten_sums(got) or _went(got):
        if _is_another(fund, told) and _is_within(money, told, times):
            telling = Telling(status=told.status, rule="receive", zone=(0, len(work.row)), verb=None, lean="weak")
            objects = Objects(money=(money,), funds=(fund,), manner=frozenset({"again"}))
            work.emit((replace(told.giver, certain=False),), objects, telling)


def _is_run_on(work: ClauseWork) -> bool:
    """Whether a mere comma leads to the clause: "..., the Greens got $20,000"; "and the Tories got" may be of all."""
    return work.clause.opener not in ("and", "contrast") and work.row[0].kind not in ("and", "contrast")


def _is_of_more(work: ClauseWork) -> bool:
    """Whether a rate or a noun tells what the money is: "$100,000 a day", "90.000 Dollar Zinsen" (German)."""
    money = next((i for i in work.row if i.kind == "sum"), None)
    behind = [i for i in work.row if money is not None and i.kind == "word" and i.first >= money.last]
    return any(i.has("money.rate") or work.line.tokens[i.first].form.capital for i in behind)


def _without_days(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """A row without "in the summer", and without the word that leads to a sum: "bénéficié [de] 500 euros" (French)."""
    kept: list[Item] = []
    at = 0
    while at < len(row):
        ahead = [i.kind for i in row[at + 1 : at + 4]]
        if row[at].kind == "in" and ahead[:2] == ["determiner", "word"]:
            at += 3
        elif (row[at].kind == "in" and ahead[:1] == ["word"]) or (
            row[at].kind in ("in", "to", "of") and ahead[:1] == ["date"]
        ):
            at += 2
        else:
            if not (row[at].kind in ("from", "of", "at") and ahead[:1] == ["sum"]):
                kept.append(row[at])
            at += 1
    return tuple(kept)


def _went(row: tuple[Item, ...]) -> list[tuple[Item, Item]]:
    """The sum and the fund of "$100,000 went to MAGA Inc.", "Para a MAGA Inc. foram 100 mil dólares" (Portuguese)."""
    sums, funds = [i for i in row if i.kind == "sum"], [i for i in row if i.kind == "fund"]
    verbs = [i for i in row if i.kind == "verb" or i.has("compared.was")]
    others = [i for i in row if i.kind not in (*_SMALL, "sum", "fund", "verb")]
    if [len(sums), len(funds), len(verbs)] != [1, 1, 1] or others:
        return []
    verb = verbs[0]
    goes = verb.verb == "come" or verb.has("join.further") or (verb.kind != "verb" and funds[0].first < sums[0].first)
    led = verb.has("come.to") or any(i.kind in _DIRECT and 0 <= funds[0].first - i.last <= 1 for i in row)
    return [(sums[0], funds[0])] if goes and led else []


def _is_another(fund: Item, told: Frame) -> bool:
    """Whether a fund has a name of its own and is not the one just told of."""
    taker, last = fund.fund, told.fund.fund if told.fund is not None else None
    if taker is None or last is None or not (taker.ids or taker.named or taker.key):
        return False
    return _key(taker) != _key(last)


def _key(fund: FundMention) -> tuple[object, ...]:
    return (fund.ids, fund.key, fund.honouree) if fund.ids or fund.key else (fund.kind, fund.honouree, fund.order)


_AT_ONCE = 2
"""So many times the sum of the gift told in its own sentence may be what the next fund got."""


def _is_within(money: Item, told: Frame, times: int) -> bool:
    """Whether a sum is no larger than the one just told, or some `times` it; a figure that leans on it may be."""
    mine, last = money.money, told.money.money if told.money is not None else None
    if mine is None or last is None or mine.amount is None or last.amount is None:
        return False
    return mine.amount <= times * last.amount and (mine.implied or mine.currency == last.currency)
