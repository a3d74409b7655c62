"""Clauses that leave their verb to the one before: "A promised $1 million; B, its rival, $250,000"."""

from __future__ import annotations

from onrecord.claims.clause.clauses import Clause
from onrecord.claims.order.measures import without_measures
from onrecord.claims.telling import TELLING

__all__ = ["is_gapped"]


def is_gapped(clause: Clause) -> bool:
    """Return whether a clause leaves its verb to the one before: "A promised $1 million; B, its rival, $250,000"."""
    told = [i for i in clause.row if i.kind != "aside" or any(n.kind in TELLING or n.kind == "sum" for n in i.inner)]
    lead = [i.kind for i in without_measures(told) if i.kind not in _PASSED and not i.has("pronoun.his")]
    named = next((n for n, kind in enumerate(lead) if kind not in _LEADING), 0)  # "su rival Merrow, la mitad" (Spanish)
    entries = lead[named:]
    return bool(entries) and entries == ["party", "sum"] * (len(entries) // 2)


_PASSED = ("determiner", "comma", "and", "role", "end", "each", "in_kind", "cash", "personal")
_LEADING = ("word", "auxiliary", "in", "date", "time")
"""What stands before the giver of a clause without a verb: "[a week later] the brewer Merrow, the same"."""
