"""Parts of what came in that a sentence picks out: "5 million came in, including $1 million from X to the party"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.pairing import pair_list

__all__ = ["read_part"]


def read_part(work: ClauseWork, at: int) -> bool:
    """Add the frames of "5 million in gifts came in, including $1 million from X to the party"; False for no such.

    A sum before "including" is that of all of them: "136.000 Euro gingen an A, darunter 100.000 von X" (German).
    """
    part = next((n for n in range(at + 1, len(work.row)) if work.kind(n) == "including"), None)
    total = any(i.kind in ("total", "sum") for i in work.row[:part])
    pairs = [] if part is None else list(pair_list(work.row, part, len(work.row), work.line.number, after_from=True))
    pairs = [(giver, money) for giver, money in pairs if money is not None]
    if not total or part is None or not pairs or any(i.kind == "business" for i in work.row):
        return False
    telling = Telling(status="given", rule="verb.come", zone=(0, len(work.row)), verb=work.row[at], lean="weak")
    objects = work.objects(part, len(work.row))
    own = objects.funds or tuple(i for i in work.row[:part] if i.kind == "fund")[-1:]
    for giver, money in pairs:
        work.emit((giver,), replace(objects, money=(money,) if money else (), more=(), funds=own), telling)
    return True
