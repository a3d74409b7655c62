"""Gifts told as entries of a paper: "The largest entry, $2 million, is in the name of X", "belongs to X"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import gather_right, givers_of

__all__ = ["read_entry"]

_BESIDE = ("determiner", "role", "word", "to", "of", "donor", "from")
_LEADING = ("determiner", "word", "time", "and", "auxiliary", "filing", "in", "at")
_OTHER = frozenset(("negation", "business", "limit", "consider", "plan", "question", "relative", "cash"))


def read_entry(work: ClauseWork) -> bool:
    """Add the frame of an entry that a clause opens with, a sum, and the name that it stands under."""
    row = work.row
    if "party" not in work.clause.kinds or not work.clause.kinds.isdisjoint(_OTHER):
        return False
    at = next((n for n, i in enumerate(row) if i.has("money.entry")), len(row))
    if any(i.kind == "party" for i in row[:at]):
        return False  # "Nos registros de Jo Hale, a maior entrada" (Portuguese): whose records they are took it
    sums = [n for n in range(at, len(row)) if row[n].kind == "sum"]
    owns = next((n for n in range(at, len(row)) if row[n].kind == "on_behalf" or row[n].has("money.entered")), len(row))
    name = owns + 1
    while work.kind(name) in _BESIDE:
        name += 1
    if len(sums) != 1 or work.kind(name) != "party" or any(i.kind not in _LEADING for i in row[_opens(work, at) : at]):
        return False
    givers = givers_of(gather_right(row, name, len(row))[0], work.line.number)
    telling = Telling(status="given", rule="listing", zone=(0, len(row)), verb=row[owns], lean="list")
    work.emit(givers, work.whole((row[sums[0]],)), telling)
    return True


def _opens(work: ClauseWork, at: int) -> int:
    """Where the words of the entry at `at` begin: behind "On the revenue side," or at the head of the clause."""
    return next((n + 1 for n in range(at - 1, -1, -1) if work.kind(n) in ("comma", "total")), 0)
