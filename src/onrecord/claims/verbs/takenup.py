"""Cheques and payments that a pronoun takes up: "L'assegno da 5.000 euro l'ha firmato X" (Italian, "X signed it").

"El cheque lo firmó X" (Spanish); "Y ne ha staccato uno identico" (Italian, "Y wrote one like it").
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.clause.passives import agent_behind
from onrecord.claims.clause.statuses import status_of
from onrecord.claims.frames import Giver

__all__ = ["read_taken_up"]

_SMALL = ("auxiliary", "determiner")
_FRONT = 6
"""Items before the pronoun among which the gift stands: "a donation of 5 to the fund"."""
_NEAR = 2
"""Lines back to the gift that "one like it" speaks of."""
_BUSY = ("negation", "business", "total", "limit", "consider", "deny")


def read_taken_up(work: ClauseWork, at: int, lower: int) -> bool:
    """Add the frames of a light verb at `at` whose gift a pronoun takes up; tell whether it has one."""
    back = at - 1
    while back > lower and work.kind(back) in _SMALL:
        back -= 1
    led = work.row[back + 1 if work.kind(back) not in _SMALL else back : at]
    if any(i.kind in _BUSY for i in work.row[lower:at]):
        return False
    if any(i.has("link.partitive") for i in led):
        return _read_another(work, at, lower)
    return any(i.has("link.fronted") for i in led) and _read_fronted(work, at, lower, back + 1)


def _read_fronted(work: ClauseWork, at: int, lower: int, end: int) -> bool:
    """ "Una donazione da 5.000 euro al fondo l'ha fatta X" (Italian): the gift in front, who made it behind."""
    front = work.row[max(lower, end - _FRONT) : end]
    money = [i for i in front if i.kind == "sum" and i.money is not None and not i.money.rate]
    apart = any(i.kind in ("party", "verb", "comma") for i in front)
    upper = work.upper(at)
    givers = agent_behind(work, at, upper)
    if len(money) != 1 or apart or not givers:
        return False
    objects = replace(work.objects(at + 1, upper, before=(lower, at)), money=(money[0],), more=(), foreign=False)
    return _emit(work, (at, lower), givers, objects)


def _read_another(work: ClauseWork, at: int, lower: int) -> bool:
    """ "Y ne ha staccato uno da 2.000 euro" (Italian, "Y wrote one of 2,000"), behind a gift."""
    told = bool(work.frames) or 0 <= work.line.number - work.focus.gave <= _NEAR
    ahead = [i for i in work.row[at + 1 : at + 5] if i.kind not in ("determiner", "from", "again", "word")][:1]
    givers, start = work.subject_of(at, lower)
    if not told or not ahead or ahead[0].kind != "sum" or not givers:
        return False
    objects = work.objects(at + 1, work.upper(at), before=(start, at))
    return _emit(work, (at, start), givers, replace(objects, money=(ahead[0],), more=()))


def _emit(work: ClauseWork, places: tuple[int, int], givers: tuple[Giver, ...], objects: Objects) -> bool:
    at, start = places
    status = status_of(work.row, start, at, work.line)
    if status is None:
        return False
    telling = Telling(status=status, rule="verb.light", zone=(start, work.upper(at)), verb=work.row[at])
    work.emit(givers, objects, telling)
    return True
