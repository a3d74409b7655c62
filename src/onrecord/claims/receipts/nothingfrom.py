"""Who will give a fund nothing, told from its side: "The party will not get a penny from X this time"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import gather_right, givers_of

__all__ = ["is_denied", "read_nothing_from"]

_OTHER = ("sum", "total", "business", "consider", "question", "limit", "donor")
_DRESSING = ("determiner", "role", "word")


def is_denied(work: ClauseWork, at: int, begin: int) -> bool:
    """Whether no money came, the verb of coming at `at`: "no money came from X", "Von X kommt kein Geld" (German)."""
    before = any(i.kind == "negation" for i in work.row[begin:at])
    return before or (work.row[at].has("come.none") and work.kind(at + 1) == "negation")


def read_nothing_from(work: ClauseWork, at: int) -> bool:
    """Add the refusal of "From X the party gets nothing", the verb of receiving at `at`; False where it is none.

    What was not received so far is no refusal: "The party got nothing from X".
    """
    kinds = work.clause.kinds
    if "from" not in kinds or "fund" not in kinds or not kinds.isdisjoint(_OTHER):
        return False
    verb = work.row[at]
    ahead = verb.has_any("receive.present", "plan.any") or any(i.kind == "plan" for i in work.row[:at])
    party = _party_behind(work)
    if not ahead or verb.has("receive.past") or party is None or not _is_nothing(work):
        return False
    givers = givers_of(gather_right(work.row, party, len(work.row))[0], work.line.number)
    telling = Telling(status="declined", rule="receive", zone=(0, len(work.row)), verb=verb)
    work.emit(givers, replace(work.objects(0, len(work.row)), goods=(), more=()), telling)
    return True


def _party_behind(work: ClauseWork) -> int | None:
    """Where the party stands that a "from" leads to, articles and trades passed."""
    for source in (n for n, i in enumerate(work.row) if i.kind == "from"):
        at = source + 1
        while work.kind(at) in _DRESSING:
            at += 1
        if work.kind(at) == "party":
            return at
    return None


def _is_nothing(work: ClauseWork) -> bool:
    """Whether a row says "nothing", "not a penny" or "no money"."""
    if any(i.has_any("negation.nothing", "answer.none") for i in work.row):
        return True
    return any(a.kind == "negation" and b.kind in ("cash", "gift") for a, b in pairwise(work.row))
