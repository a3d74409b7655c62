"""Who gave one fund nothing and another something: "gave nothing to A, but $250,000 to B and $1 million to C"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clauses import Clause
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.eachfunds import funds_of_sums
from onrecord.claims.frames import Focus, Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["read_not_but"]

_GIVING = ("give", "give_weak", "refuse")


def read_not_but(line: Line, row: Row, focus: Focus, frames: list[Frame]) -> list[Frame]:
    """Return the frames of a line with those of the sums that it sets against a fund that got nothing.

    What stands behind "but" is nothing but sums with the funds that they went to; the verb is told as done.
    """
    verb = next((n for n, i in enumerate(row) if i.verb in _GIVING), None)
    start = _contrast(row, verb) if verb is not None else None
    if verb is None or start is None or not _gave_nothing(row, verb, start):
        return frames
    pairs = funds_of_sums(row, start, len(row))
    if not pairs or any(frame.zone[1] > row[start].first for frame in frames):
        return frames
    work = ClauseWork(line=line, clause=Clause(row=row, kinds=row.kinds), focus=focus)
    givers, _ = work.subject_of(verb, 0)
    telling = Telling(status="given", rule="verb.give", zone=(start, len(row)), verb=row[verb])
    for money, fund in pairs:
        work.emit(givers, replace(work.whole((money,)), funds=(fund,), foreign=False), telling)
    return [*frames, *work.frames]


def _contrast(row: tuple[Item, ...], verb: int) -> int | None:
    """Where the sums begin behind a comma or "but": ", but [$250,000] to B"."""
    first = next((n for n in range(verb + 1, len(row)) if row[n].kind == "sum"), None)
    if first is not None and [i.kind for i in row[first - 2 : first]] == ["to", "fund"]:
        first -= 2  # "gab für A nichts, [für die von B] 50.000 Dollar" (German, "for that of B")
    while first is not None and row[first - 1].kind in _SMALL:
        first -= 1  # "pero [sí] 50.000 dólares" (Spanish), "maar [wel]" (Dutch)
    if first is None or row[first - 1].kind not in ("contrast", "comma"):
        return None
    return first if any(i.kind == "fund" for i in row[verb:first]) else None


_SMALL = ("auxiliary", "again")


def _gave_nothing(row: tuple[Item, ...], verb: int, upper: int) -> bool:
    """Whether the verb at `verb` tells as done that it gave nothing: "gave nothing", "n'a rien donné" (French)."""
    told = row[max(0, verb - 3) : upper]
    none = row[verb].verb == "refuse" or any(i.kind == "negation" for i in told)
    ahead = any(i.kind in ("plan", "consider", "question", "condition") for i in row[:upper])
    return none and not ahead and not any(i.kind == "speech" for i in row[verb:upper])
