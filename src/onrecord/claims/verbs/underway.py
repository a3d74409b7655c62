"""Gifts that are under way: "her check is in the mail", "confirmed that a contribution is on its way"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.frames import Giver
from onrecord.claims.givers.announcers import firm_of_sayer
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_under_way"]

_BETWEEN = ("auxiliary", "word", "determiner", "owns", "in", "to", "from", "fund", "date", "other", "verb", "plan")
_TOLD = 2
"""Lines back to a gift, whose fund the one under way goes to."""


def read_under_way(work: ClauseWork) -> None:
    """Add the gift that is on its way, right behind another or to a fund; none was made yet."""
    row = work.row
    way = next((n for n, i in enumerate(row) if i.has("under_way.any")), 0)
    gift = next((n for n in range(way - 1, -1, -1) if row[n].kind == "gift" or row[n].has("returned")), way)
    if gift == way or any(i.kind not in _BETWEEN for i in row[gift + 1 : way]):
        return
    if any(i.kind in ("negation", "consider", "question") for i in row[:way]):
        return
    covered = [f for f in work.frames if f.rule in ("noun", "verb.announce")]
    if covered:
        work.frames[:] = [replace(f, status="planned") if f in covered else f for f in work.frames]
        return
    objects = work.objects(gift + 1, way)
    near = 0 <= work.line.number - work.focus.gave <= _TOLD
    givers = _senders(work, gift) if near or objects.funds else ()
    if givers:
        telling = Telling(status="planned", rule="noun", zone=(gift, way + 1), verb=row[gift], lean="weak")
        work.emit(givers, objects, telling)


def _senders(work: ClauseWork, gift: int) -> tuple[Giver, ...]:
    """Whose gift is under way: whom "our" means, or who says so of "her check", of "a contribution"."""
    row, line = work.row, work.line.number
    if any(i.has("under_way.ours") for i in row[max(0, gift - 2) : gift]):
        named = next((i for i in row[gift:] if i.kind == "party"), None)
        firm = firm_of_sayer(row, gift, work.focus)
        if named is None or firm is None:
            return givers_of([named], line) if named is not None else ()
        return (Giver(member=firm, item=named, line=line, certain=False),)
    before = [i for i in row[:gift] if i.kind == "party"][-1:]
    return givers_of(before, line) if before and _says_so(row, before[0], gift) else ()


def _says_so(row: tuple[Item, ...], who: Item, gift: int) -> bool:
    """Whether the one named before the noun tells of it: "X confirmed that a gift", "X says: her check"."""
    between = row[row.index(who) + 1 : gift]
    return any(i.kind == "speech" or i.verb in ("announce", "pledge") for i in between)
