"""Sums behind a word for givers: "its top backer is X, whose $600,000 ...", "donors are A, with $2m, and B"."""

from __future__ import annotations

from itertools import pairwise

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.pairing import pair_list
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_backers", "read_whose"]


def read_whose(work: ClauseWork, at: int, lower: int) -> bool:
    """ "Its biggest backer is X, whose $600,000 is half of that": a sum told by whose it is."""
    flat = [i for item in work.row for i in ((item, *item.inner) if item.kind == "aside" else (item,))]
    money = next((b for a, b in pairwise(flat) if a.has("relative.whose") and b.kind == "sum"), None)
    if money is None or any(i.kind == "negation" for i in work.row[lower:at]):
        return False
    behind = [i for i in work.row[at + 1 :] if i.kind == "party" and i.first < money.first]
    linked = any(i.has("link.passive") for i in work.row)
    givers = givers_of(behind[:1], work.line.number) if behind else work.subject_of(at, lower)[0]
    if not givers or not linked:
        return False
    telling = Telling(status="given", rule="donor", zone=(lower, len(work.row)), verb=work.row[at], lean="list")
    work.emit(givers[:1], work.whole((money,)), telling)
    return True


def read_backers(work: ClauseWork, at: int) -> bool:
    """ "Other donors are A, with a $2 million pledge, and B, with $1 million": several, each with a sum."""
    first = next((n for n in range(at + 1, len(work.row)) if work.kind(n) == "party"), at)
    if not any(i.has("link.passive") for i in work.row[at + 1 : first]):
        return False
    pairs = [(g, m) for g, m in pair_list(work.row, first, len(work.row), work.line.number) if m is not None]
    parties = [i for i in work.row[first:] if i.kind == "party"]
    busy = ("business", "total", "limit", "negation", "verb", "speech", "relative")
    if len(pairs) < 2 or len(parties) != len({id(m) for _, m in pairs}) or any(i.kind in busy for i in work.row):
        return False
    for giver, money in pairs:
        status = "planned" if _is_pledged(work, money) else "given"
        telling = Telling(status=status, rule="donor", zone=(0, len(work.row)), verb=work.row[at], lean="list")
        work.emit((giver,), work.whole((money,)), telling)
    return True


def _is_pledged(work: ClauseWork, money: Item) -> bool:
    """Whether a noun of promising stands right behind a sum: "a $2 million pledge"."""
    for row in (work.row, *(i.inner for i in work.row)):
        at = next((n for n, i in enumerate(row) if i is money), len(row))
        if at + 1 < len(row) and row[at + 1].kind == "gift" and row[at + 1].has("pledge"):
            return True
    return False
