"""Refusals in the present that name no fund, behind a gift of somebody else: "Halbach dagegen gibt nichts" (German)."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork

__all__ = ["gives_nothing_beside"]

_TOLD = 2
"""Lines back to the gift that such a refusal is set against."""

_CLOSING = ("negation", "cash", "auxiliary", "again", "end", "stop", "comma", "contrast", "time")


def gives_nothing_beside(work: ClauseWork, at: int) -> bool:
    """Whether the verb in the present at `at` gives nothing, and no more is told: "Rosa Pellán no dona nada" (Spanish).

    "Sie gibt nichts auf Gerüchte" (German, "pays no heed to rumours") goes on, and nobody gave before "X gibt nichts".
    """
    verb, focus = work.row[at], work.focus
    told = max(focus.gave, focus.refused, focus.weighed, focus.sought)
    if "negation" not in work.clause.kinds or work.line.number - told > _TOLD:
        return False
    if verb.verb != "give" or not verb.has_form("present") or verb.has_form("past"):
        return False
    beside = (*work.row[max(0, at - 2) : at], *work.row[at + 1 :])
    none = [i for i in beside if i.has_any("negation.nothing", "answer.none", "negation.now")]
    return bool(none) and all(i.kind in _CLOSING for i in work.row[at + 1 :])
