"""Who acts behind "but" where nobody is named there: "Orlo Foods lost money, but gave $300,000 to the fund"."""

from __future__ import annotations

from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item

__all__ = ["subject_ahead"]

_FRONT = ("determiner", "role", "and", "contrast")
_PREDICATE = ("auxiliary", "plan", "negation", "verb", "business", "word", "other_verb", "refuse")
_OTHERS = ("pronoun", "self", "unnamed", "speaker", "relative", "speech", "deny", "consider", "colon")


def subject_ahead(before: tuple[Item, ...], line: int) -> tuple[Giver, ...]:
    """Return the parties that open the clause before "but", and do something there; nobody where others act in it.

    "The paper says Orlo Foods moved, but gave no sum" names somebody else, or another verb of saying: no giver.
    """
    first = next((n for n, i in enumerate(before) if i.kind not in _FRONT), len(before))
    if first >= len(before) or before[first].kind != "party" or any(i.kind in _OTHERS for i in before):
        return ()
    found, end = gather_right(before, first, len(before))
    while end < len(before) and before[end].kind in ("aside", "comma"):
        end += 1
    others = any(i.kind == "party" for i in before[end:])
    acts = end < len(before) and before[end].kind in _PREDICATE
    return givers_of(found, line) if acts and not others else ()
