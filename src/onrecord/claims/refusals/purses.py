"""Refusals told by a purse: "X is keeping its wallet shut", "Bei X bleibt die Kasse zu" (German, "the till")."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.givers.gathering import gather_right, givers_of

__all__ = ["read_purse"]

_BESIDE = 2
"""Lines back to the gift that such a refusal is set against."""
_SPAN = 3
"""Items from the purse to the word that says that it is shut."""
_LEAD = ("determiner", "role", "at", "pronoun", "auxiliary", "comma", "contrast", "aside", "word")
_OTHER = frozenset(("sum", "gift", "donor", "consider", "question", "business", "deny", "negation"))


def read_purse(work: ClauseWork) -> None:
    """Add the refusal of whoever keeps a purse shut, behind a gift of somebody else or a request for one."""
    near = work.line.number - max(work.focus.gave, work.focus.sought, work.focus.refused) <= _BESIDE
    if not near or not work.clause.kinds.isdisjoint(_OTHER) or work.clause.aside:
        return
    shut = _shut(work)
    first = next((n for n, i in enumerate(work.row) if n >= _past_unlike(work) and i.kind not in _LEAD), len(work.row))
    if shut is None or work.kind(first) != "party" or first > shut:
        return
    found, end = gather_right(work.row, first, shut)
    if any(i.kind in ("party", "other", "unnamed") for i in work.row[end:]) or _is_of_others(work, first, end):
        return
    telling = Telling(status="declined", rule="verb.refuse", zone=(0, len(work.row)), verb=work.row[shut])
    work.emit(givers_of(found, work.line.number), Objects(manner=frozenset({"denied"})), telling)


def _shut(work: ClauseWork) -> int | None:
    """Where the purse stands beside which a word says that it is shut."""
    purse = next((n for n, i in enumerate(work.row) if i.has("purse.any")), None)
    if purse is None:
        return None
    beside = work.row[max(0, purse - _SPAN) : purse + _SPAN + 1]
    return purse if any(i.has("purse.shut") for i in beside) else None


def _past_unlike(work: ClauseWork) -> int:
    """Where "Unlike X, which gave $1 million, ..." ends, with which a clause may open."""
    if work.kind(0) != "except":
        return 0
    return next((n for n, i in enumerate(work.row) if i.kind in ("comma", "aside")), 0)


def _is_of_others(work: ClauseWork, first: int, end: int) -> bool:
    """ "Bei X halten [die Kunden] die Geldbörse zu" (German): it is of others, whom the words name beside it."""
    at = any(i.kind == "at" for i in work.row[:first])
    behind = work.row[end:]
    own = [n for n, i in enumerate(behind) if i.kind == "word" and not i.has("purse")]
    acts = [n for n in own if n and behind[n - 1].has("link.determiner")]
    return bool(acts) or (at and len(own) > 1) or any(i.kind == "role" for i in behind)
