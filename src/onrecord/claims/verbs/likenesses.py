"""Givers at the end of a clause, with a gift like the one told: "X gave a million, como Y", "..., el doble que Y".

"como", "al igual que" (Spanish) and "come" (Italian) make the sum of the one before the other's as well; "il doppio di"
makes it twice the other's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame
from onrecord.claims.givers.gathering import givers_of

__all__ = ["read_doubled", "read_likened"]

_TIMES = ("in", "date", "time", "determiner", "end")
_NAMES = ("party", "comma", "and", "determiner", "role", "aside", "end", "other", "from")


def read_likened(work: ClauseWork) -> None:
    """Add the frames of the names behind a word of likeness that ends a clause whose gift has been read."""
    if not work.frames or not work.line.has("compared.like"):
        return
    last = work.frames[-1]
    at = next((n for n in range(2, len(work.row) - 1) if _likens(work, n)), None)
    if at is None or last.money is None or last.status not in ("given", "planned"):
        return
    taken = {frame.giver.member.number for frame in work.frames}
    parties = [i for i in work.row[at + 1 :] if i.kind == "party" and i.member and i.member.number not in taken]
    telling = Telling(status=last.status, rule="ellipsis", zone=(at, len(work.row)), verb=last.verb, lean="list")
    work.emit(givers_of(parties, work.line.number), Objects(money=(last.money,)), telling)


def read_doubled(work: ClauseWork, before: Sequence[Frame]) -> None:
    """Add the frames of a clause that is "the double of X" and no more, behind the gift that is twice that of X."""
    opening, told = work.clause.opening, before[-1]
    if opening is None or not opening.has("compared.times") or told.money is None:
        return
    if "party" not in work.clause.kinds:
        _read_half(work, told)
        return
    if any(i.kind not in _NAMES for i in work.row):
        return
    parties = [i for i in work.row if i.kind == "party" and i.member != told.giver.member]
    telling = Telling(status="given", rule="ellipsis", zone=(0, len(work.row)), verb=told.verb, lean="list")
    work.emit(givers_of(parties[:1], work.line.number), Objects(), telling)


def _read_half(work: ClauseWork, told: Frame) -> None:
    """Add the frame of "il doppio dei 500 mila elargiti a Biden" (Italian), "sept fois plus qu'en 2017" (French).

    Both are of the same giver.
    """
    if all(i.kind in _TIMES or work.line.tokens[i.first].form.year for i in work.row):
        telling = Telling(status="given", rule="compared", zone=(0, len(work.row)), verb=told.verb)
        work.emit((replace(told.giver, certain=False),), Objects(), telling)
        return
    row = [
        i
        for i in work.row
        if i.kind not in ("determiner", "in", "word", "date", "time", "end", "relative", "auxiliary")
    ]
    given = len(row) > 1 and row[0].kind == "sum" and row[1].verb in ("give", "give_weak")
    his = len(row) > 1 and row[0].has("pronoun.his") and row[1].kind == "gift"  # "il doppio del suo regalo per Biden"
    funds = tuple(i for i in work.row if i.kind == "fund")
    if (given or his) and len(funds) == 1:
        telling = Telling(status="given", rule="compared", zone=(0, len(work.row)), verb=row[1])
        giver = replace(told.giver, certain=False)
        work.emit((giver,), Objects(money=(row[0],) if given else (), funds=funds), telling)


def _likens(work: ClauseWork, at: int) -> bool:
    """Whether a word of likeness stands at `at`, a comma before it and nothing but names behind."""
    if not work.row[at].has("compared.like"):
        return False
    behind = work.row[at + 1 :]
    first = next((i for i in behind if i.kind not in ("determiner", "role")), None)
    plain = work.kind(at - 1) == "comma" and all(i.kind in _NAMES for i in behind)
    return plain and first is not None and first.kind == "party"
