"""Gifts of one giver to several funds that share one verb: "To the party it gave $75,000, to the club $25,000"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.breakdowns import break_down, list_parts
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item

__all__ = ["fronted_pairs", "read_gap", "read_shares"]

_SMALL = ("determiner", "comma", "again", "role", "end", "dash", "auxiliary", "contrast", "and")
_DRESSED = ("determiner", "role", "word", "comma")


def read_gap(work: ClauseWork, before: Sequence[Frame]) -> None:
    """Add the gift of "X gave $1 million to Trump's fund; to Biden's, $500,000": a clause that is a fund and a sum.

    Its giver is that of the gift told right `before`, whose status it has.
    """
    if _read_owned(work, before):
        return
    in_year = {n - 1 for n, i in enumerate(work.row) if _is_year(work, i) and work.kind(n - 1) == "in"}
    lead = [i for n, i in enumerate(work.row) if i.kind not in _SMALL and n not in in_year and not _is_year(work, i)]
    told = [i for i in lead if i.kind != "to" and not _is_honoured(i)]
    dated = len(told) == 1 and any(_is_year(work, i) for i in work.row)  # "2021 für Biden 800.000" (German)
    if sorted(i.kind for i in told) != ["fund", "sum"][dated:] or not (dated or _is_aimed(work.row, told)):
        return
    money = next(i for i in told if i.kind == "sum")
    givers = {f.giver.member.number: f.giver for f in before if f.line == before[-1].line}
    if len(givers) != 1 or money.money is None or money.money.rate or before[-1].status == "declined":
        return
    telling = Telling(status=before[-1].status, rule="gap", zone=(0, len(work.row)), verb=before[-1].verb)
    givers_now = tuple(replace(g, certain=False) for g in givers.values())
    funds = tuple(i for i in told if i.kind == "fund")
    work.emit(givers_now, Objects(money=(money,), funds=funds, manner=before[-1].manner), telling)


def _read_owned(work: ClauseWork, before: Sequence[Frame]) -> bool:
    """Add the gift of "X's $5,000 went to A; Y's $2,000 to B": whose sum it is, and where it went."""
    told = [i for i in work.row if i.kind not in ("determiner", "role", "word", "end", "comma", "and")]
    if [i.kind for i in told] != ["party", "owns", "sum", "to", "fund"] or before[-1].rule != "verb.come":
        return False
    telling = Telling(status=before[-1].status, rule="gap", zone=(0, len(work.row)), verb=before[-1].verb, lean="weak")
    work.emit(givers_of(told[:1], work.line.number), Objects(money=(told[2],), funds=(told[4],)), telling)
    return True


def _is_year(work: ClauseWork, item: Item) -> bool:
    return item.kind in ("word", "date") and bool(work.line.tokens[item.first].form.year)


def _is_honoured(item: Item) -> bool:
    """Whether a name is that of somebody whom a fund honours."""
    return item.kind == "other" and item.member is not None and item.member.honouree


def _is_aimed(row: Sequence[Item], told: Sequence[Item]) -> bool:
    """Whether "to" leads to the fund, be it a word of its own or a part of the mention ("ao de Biden", Portuguese)."""
    fund = next(i for i in told if i.kind == "fund")
    return any(i.kind == "to" for i in row if i.first < fund.first) or fund is told[0]


def fronted_pairs(work: ClauseWork, at: int, start: int, objects: Objects) -> Objects:
    """Return the objects of "To A X gave $75,000, to B $25,000" with each sum tied to the fund before it."""
    first = next((n for n in range(at + 1, len(work.row)) if work.kind(n) == "sum"), None)
    front = _front_fund(work, start)
    if front is None or first is None or objects.money[:1] != (work.row[first],):
        return objects
    pairs = [(work.row[first], front)]
    n = first + 2 if work.kind(first + 1) == "party" else first + 1  # "le donó 30.000 euros [X], y al B 20.000"
    while (step := _next_pair(work, n)) is not None:
        fund, money, n = step
        pairs.append((money, fund))
    if len(pairs) == 1:
        return objects
    sums, funds = zip(*pairs, strict=True)
    return replace(objects, money=sums, funds=funds, more=(), foreign=False)


def _front_fund(work: ClauseWork, start: int) -> Item | None:
    """The fund before the subject that begins at `start`, where "to" leads to it.

    So it does before the verb in "Al A le dio X 75.000 euros, al B 25.000" (Spanish).
    """
    back = start - 1
    while back > 0 and (work.kind(back) in _DRESSED or work.kind(back) == "auxiliary"):
        back -= 1
    if back < 1 or work.kind(back) != "fund":
        return None
    lead = back - 1
    while lead >= 0 and work.kind(lead) in _DRESSED:
        lead -= 1
    return work.row[back] if lead >= 0 and work.kind(lead) == "to" else None


def _next_pair(work: ClauseWork, at: int) -> tuple[Item, Item, int] | None:
    """The fund and the sum of ", to B $25,000" or "and to B another $25,000" at `at`, and where it ends."""
    joined = at
    while work.kind(at) in ("comma", "and"):
        at += 1
    if at == joined or work.kind(at) != "to":
        return None
    at += 1
    while work.kind(at) in ("determiner", "role"):
        at += 1
    fund = at
    at += 1
    while work.kind(at) in ("comma", "determiner", "again"):
        at += 1
    if work.kind(fund) != "fund" or work.kind(at) != "sum":
        return None
    return work.row[fund], work.row[at], at + 1


_NO_SHARES = ("party", "verb", "negation", "total", "business", "limit", "speech", "relative", "unnamed", "speaker")
_NEAR = 3
"""Lines back to whom "it was $600,000 to A and $300,000 to B" is told of."""


def read_shares(work: ClauseWork) -> None:
    """Add the gifts of "São R$ 90 mil: R$ 60 mil para A e R$ 30 mil para B" (Portuguese, "That is ..."): sums that are
    to funds, told of the one whom the text is about.
    """
    focus, line = work.focus, work.line
    if len(focus.about) != 1 or "sum" not in work.clause.kinds or not line.has("link.passive"):
        return
    near = line.number - focus.about_line <= _NEAR and line.block - focus.about_block <= 1
    first = next((n for n, i in enumerate(work.row) if i.kind == "sum"), 0)
    linked = any(i.has("link.passive") for i in work.row[:first])
    if not linked or not near or not work.clause.kinds.isdisjoint(_NO_SHARES):
        return
    pairs = break_down(work.row, 0, len(work.row)) or tuple(list_parts(work.row, first, len(work.row)))
    if len(pairs) < _SEVERAL:
        return
    sums, funds = zip(*pairs, strict=True)
    telling = Telling(status="given", rule="gap", zone=(0, len(work.row)), lean="weak")
    giver = replace(focus.about[0], certain=False)
    work.emit((giver,), Objects(money=sums, funds=funds), telling)


_SEVERAL = 2
"""One sum to one fund may be anything; several are what somebody gave."""
