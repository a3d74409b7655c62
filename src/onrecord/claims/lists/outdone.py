"""Givers told as those behind a bigger one: "X, at $2 million, was the most generous, ahead of Y's $1 million"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.pairing import pair_list
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_outdone"]

_NO_GIFT = ("business", "total", "limit", "negation", "consider")
_TELLING = ("donor", "verb")


def read_outdone(work: ClauseWork) -> None:
    """Add the frames of the names and sums behind "ahead of", and that of the name and sum before it if none has it."""
    at = next((n for n, i in enumerate(work.row) if n and i.has("compared.ahead")), 0)
    if not at or any(i.kind in _NO_GIFT for i in work.row):
        return
    pairs = [pair for pair in pair_list(work.row, at + 1, len(work.row), work.line.number) if pair[1] is not None]
    lead = _lead(work, at)
    if not pairs or (lead is None and not work.frames) or not any(i.kind in _TELLING for i in work.row[:at]):
        return
    taken = {frame.giver.member.number for frame in work.frames}
    telling = Telling(status="given", rule="listing", zone=(0, len(work.row)), verb=work.row[at], lean="list")
    first = [lead] if lead is not None and any(i.kind == "donor" for i in work.row[:at]) else []
    for giver, money in [*first, *pairs]:
        if money is not None and giver.member.number not in taken:
            work.emit((giver,), work.whole((money,)), telling)


def _lead(work: ClauseWork, at: int) -> tuple[Giver, Item] | None:
    """The name that opens the clause, with the sum in the aside behind it: "X, at $2 million, was", "X ($2m) was"."""
    start = next((n for n in range(min(at, _FRONT)) if work.kind(n) == "party"), None)
    if start is None or work.kind(start + 1) != "aside" or any(i.kind == "donor" for i in work.row[:start]):
        return None
    inner = [i for i in work.row[start + 1].inner if i.kind not in ("at", "determiner")]
    return (givers_of([work.row[start]], work.line.number)[0], inner[0]) if [i.kind for i in inner] == ["sum"] else None


_FRONT = 4
"""Items among which the name that opens the clause stands."""
