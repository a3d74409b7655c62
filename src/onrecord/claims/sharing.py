"""Verbs that share one subject: "Petra Lind sold her bakeries last spring and gave $250,000 to the fund"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.items import Item

__all__ = ["shared_actor"]

_FRONT = ("determiner", "date", "time")
_BESIDE_VERB = ("auxiliary", "plan", "negation", "again", "each", "personal", "date", "time")
_DONE = ("word", "business", "other_verb", "aside", "auxiliary", "total")
_UNDER = ("in", "at", "to", "from", "of", "through", "business", "other_verb", "determiner")
_PARTS = ("speaker", "relative", "comma", "speech", "verb", "contrast")


def shared_actor(row: Sequence[Item], verb: int) -> int | None:
    """Return where the party or pronoun stands that opens the clause and acts in the verb behind an "and" too."""
    at = next((n for n in range(verb) if row[n].kind not in _FRONT), verb)
    joined = verb - 1
    while joined > at and row[joined].kind in _BESIDE_VERB:
        joined -= 1
    return at if joined >= at + 2 and row[joined].kind == "and" and _acts_first(row, at, joined) else None


def _acts_first(row: Sequence[Item], at: int, joined: int) -> bool:
    """Whether a party or pronoun at `at` has a verb of its own before the "and", and nobody else acts there."""
    subject = row[at].kind == "party" or (row[at].kind == "pronoun" and not row[at].has("pronoun.his"))
    if not subject or row[at + 1].kind not in _DONE:
        return False
    for n in range(at + 1, joined):
        item = row[n]
        named = item.kind in ("party", "fund", "outlet") and row[n - 1].kind not in _UNDER
        if named or item.kind in _PARTS or (item.kind == "pronoun" and not item.has("pronoun.his")):
            return False
    return True
