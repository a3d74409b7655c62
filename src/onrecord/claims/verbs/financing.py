"""Funds that somebody pays for, with no sum told: "sponsors the inauguration", "supports the fund financially"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.clause.objects import Objects
from onrecord.claims.order.items import Item

__all__ = ["backs_event", "pays_for_fund", "puts_money"]

_BEFORE_FUND = ("determiner", "date", "time", "again", "auxiliary", "role")
"""What may stand between the verb and what it pays for: "finances once [again the] inauguration"."""


def pays_for_fund(work: ClauseWork, at: int, objects: Objects) -> bool:
    """Return whether the verb at `at` means paying by itself, and a fund is the one thing that it pays for.

    So "A finances the inauguration" tells of a gift, and these do not: "A finances a film on the inauguration", "A
    finances its fund with the gifts of others", "does not finance the fund" (nobody asked A).
    """
    if not work.row[at].has("give_weak.funds") or not objects.funds:
        return False
    if any(i.kind == "negation" for i in work.row[max(0, at - 5) : at]):
        return False
    ahead = at + 1
    while work.kind(ahead) in _BEFORE_FUND:
        ahead += 1
    behind = ahead < len(work.row) and work.row[ahead] is objects.funds[0]
    if not behind and not _is_taken_up(work, at, objects.funds[0]):
        return False
    fund = objects.funds[0].fund
    means = any(i.has("link.at") for i in work.row[ahead + 1 : ahead + 3])
    return fund is not None and fund.kind != "anaphor" and not means


def _is_taken_up(work: ClauseWork, at: int, fund: Item) -> bool:
    """ "[La sala da ballo la] finanziano X e Y" (Italian): a fund in front that the verb has as its object."""
    back = at - 1
    while back > 0 and work.kind(back) in ("auxiliary", "plan") and not work.row[back].has("say.clitic"):
        back -= 1
    return back > 0 and work.row[back].has("say.clitic") and work.row[back - 1] is fund


def backs_event(work: ClauseWork, at: int, objects: Objects) -> bool:
    """Return whether the verb at `at` backs what takes nothing but money: "will support the White House ballroom".

    So it is not in "supports Donald Trump", "supported the party": who backs those need not have paid.
    """
    if not work.row[at].has("give_weak.events") or not objects.funds or objects.money:
        return False
    if _may_be_now(work, at) or any(i.kind == "negation" for i in work.row[max(0, at - 5) : at]):
        return False
    ahead = at + 1
    while work.kind(ahead) in _BEFORE_FUND or work.kind(ahead) == "to":
        ahead += 1
    fund = work.row[ahead].fund if ahead < len(work.row) and work.row[ahead] is objects.funds[0] else None
    return fund is not None and (fund.kind == "inaugural" or bool(fund.ids))


def _may_be_now(work: ClauseWork, at: int) -> bool:
    """ "Norvane unterstützt Trumps Amtseinführung" (German, a form of the past as well): that need be no payment."""
    either = work.row[at].has("give_weak.past") and work.row[at].has("give_weak.present")
    return either and not any(i.kind in ("auxiliary", "plan") for i in work.row[max(0, at - 5) : at])


def puts_money(work: ClauseWork, at: int, objects: Objects) -> bool:
    """Return whether the verb at `at` puts money into a fund, and how much is not told: "paid money into the fund"."""
    cash = next((n for n in range(at + 1, min(at + 1 + _NEAR, len(work.row))) if _is_money(work.row[n])), 0)
    if not cash or not objects.funds or any(work.kind(n) not in _BEFORE_CASH for n in range(at + 1, cash)):
        return False
    ahead = cash + 2 if work.kind(cash + 2) != "determiner" else cash + 3
    return work.kind(cash + 1) in ("to", "in") and ahead < len(work.row) and work.row[ahead] is objects.funds[0]


def _is_money(item: Item) -> bool:
    """Return whether an item is money without a sum: "money", "dinero" (Spanish)."""
    return item.kind == "cash" or item.has("returned")


_NEAR = 4
_BEFORE_CASH = ("determiner", "word", "again", "from")
