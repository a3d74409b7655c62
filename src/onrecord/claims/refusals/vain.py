"""Refusals told from the fund's side: "The committee cannot count on X", "need not wait for a check from X"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.givers.gathering import gather_right, givers_of

__all__ = ["read_vain"]

_OTHER = frozenset(("sum", "question", "deny", "total", "business"))
_DRESSING = ("determiner", "role", "gift", "cash", "from", "of", "at", "in", "to", "link")
_REACH = 7
"""Items from "count" to whom it is on."""


def read_vain(work: ClauseWork) -> bool:
    """Add the refusal of whom a fund hopes for in vain: "cannot count on a check from X"; tells whether it is such."""
    if not work.clause.kinds >= {"fund", "party", "negation"} or not work.clause.kinds.isdisjoint(_OTHER):
        return False
    counts = next((n for n, i in enumerate(work.row) if i.has("vain.count")), None)
    if counts is None or not any(i.kind == "negation" for i in work.row[:counts]):
        return False
    front, behind = _sought(work, 0, counts), _sought(work, counts + 1, counts + 1 + _REACH)
    party = behind if behind is not None else front
    fund = next(n for n, i in enumerate(work.row) if i.kind == "fund")
    if party is None or (behind is not None and fund > counts) or any(i.kind == "cash" for i in work.row[party + 1 :]):
        return False
    found = gather_right(work.row, party, len(work.row))[0]
    objects = Objects(funds=(work.row[fund],), manner=frozenset({"denied"}))
    telling = Telling(status="declined", rule="verb.refuse", zone=(0, len(work.row)), verb=work.row[counts])
    work.emit(givers_of(found, work.line.number), objects, telling)
    return True


def _sought(work: ClauseWork, start: int, end: int) -> int | None:
    """Where the party stands that money is hoped for from, led by "on" or "from"."""
    for at in range(start, min(end, len(work.row))):
        if work.kind(at) == "party":
            back = at - 1
            while back >= start and work.kind(back) in ("determiner", "role"):
                back -= 1
            dressed = all(work.kind(n) in _DRESSING for n in range(start, back + 1)) if start else True
            led = bool(start) or (back >= start and work.kind(back) in ("from", "of", "at", "in", "to"))
            return at if led and dressed else None
    return None
