"""Gifts told by a noun with their giver behind the sum: "Il contributo più alto, 3.500 euro, è quello di X" (Italian).

"The highest gift, 3,500 euros, is that of X"; "El aporte más alto, 180 millones, lo hizo X" (Spanish, "X made it");
and with the noun left out, behind a gift: "Quello di X, 40 mila euro, risale al 2021" (Italian, "That of X").
"""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_superlative"]

_PASSED = ("word", "and", "again", "time", "personal", "auxiliary")
_PASSED_TO_FUND = (*_PASSED, "to", "determiner", "fund")
_BEFORE_NAME = ("determiner", "role", "word", "from", "of")
_NEAR = 2
"""Lines back to the gift that "that of X" goes on with."""


def read_superlative(work: ClauseWork) -> None:
    """Add the frame of a clause "the [highest] gift, SUM, is that of X" or "that of X, SUM, ..."."""
    if work.frames or not work.focus.settings.dropped_subjects or "sum" not in work.clause.kinds:
        return
    if any(i.kind in ("negation", "business", "total", "limit", "consider") for i in work.row):
        return
    at = _noun_end(work)
    found = _behind_sum(work, at) if at else _before_sum(work)
    if found is None:
        return
    givers, money = found
    planned = any(i.kind == "plan" for i in work.row)
    telling = Telling(status="planned" if planned else "given", rule="noun", zone=(0, len(work.row)), lean="weak")
    work.emit(givers, work.whole((money,)), telling)


def _noun_end(work: ClauseWork) -> int:
    """Where the words end that begin a clause as "the highest gift"; 0 for none."""
    if not work.row[0].has("link.determiner") or work.row[0].has("link.indefinite"):
        return 0
    at = 1
    while work.kind(at) in _PASSED:
        at += 1
    if work.kind(at) != "gift":
        return 0
    at += 1
    while work.kind(at) in _PASSED_TO_FUND:
        at += 1
    return at


def _behind_sum(work: ClauseWork, at: int) -> tuple[tuple[Giver, ...], Item] | None:
    """Who stands behind ", SUM, is that of" or ", SUM, lo hizo" from `at`, and the sum."""
    money = next((n for n in range(at, min(at + 4, len(work.row))) if work.kind(n) == "sum"), None)
    if money is None or work.kind(at) != "comma" or work.kind(money + 1) != "comma":
        return None
    ahead = money + 2
    is_ = ahead < len(work.row) and work.row[ahead].has("link.passive")
    made = ahead < len(work.row) and work.row[ahead].has("link.fronted")
    while made and work.kind(ahead) in ("determiner", "auxiliary"):
        ahead += 1
    if made and work.row[min(ahead, len(work.row) - 1)].verb in ("light", "give", "give_weak", "listing"):
        return _named(work, ahead + 1, money)
    sourced = is_ and any(i.kind in ("from", "of") for i in work.row[ahead + 1 : ahead + 4])
    come = ahead < len(work.row) and work.row[ahead].has("come.from")
    return _named(work, ahead + 1, money) if sourced or come else None


def _named(work: ClauseWork, at: int, money: int) -> tuple[tuple[Giver, ...], Item] | None:
    while work.kind(at) in _BEFORE_NAME:
        at += 1
    if work.kind(at) != "party":
        return None
    return givers_of(gather_right(work.row, at, len(work.row))[0], work.line.number), work.row[money]


def _before_sum(work: ClauseWork) -> tuple[tuple[Giver, ...], Item] | None:
    """Who stands in "that of X, SUM," that begins a clause, and the sum."""
    told = 0 < work.line.number - work.focus.gave <= _NEAR
    if not told or not work.row[0].has("link.that") or work.kind(1) not in ("from", "of"):
        return None
    at = 2
    while work.kind(at) in ("determiner", "role"):
        at += 1
    behind = [i.kind for i in work.row[at + 1 : at + 4]]
    money = at + 3 if behind[:2] == ["comma", "from"] else at + 2
    if work.kind(at) != "party" or work.kind(at + 1) != "comma" or work.kind(money) != "sum":
        return None
    return givers_of(work.row[at : at + 1], work.line.number), work.row[money]
