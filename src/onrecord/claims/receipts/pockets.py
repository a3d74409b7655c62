"""Money that left somebody's own pocket for a fund: "Out of her own pocket came $50,000 for MAGA Inc."."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.frames import Giver

__all__ = ["read_from_pocket"]

_NEAR = 6
"""Lines back to whom the text spoke of, whose pocket it is."""
_OPEN = ("party", "negation", "consider", "plan", "question", "deny", "self", "contrast", "gift")
_NAMED = {"personal", "sum"}


def read_from_pocket(work: ClauseWork) -> None:
    """Add the frame of a sum that came out of the pocket, or left the account, of whom the text speaks."""
    kinds = work.clause.kinds
    goes_on = "fund" in kinds or 0 < work.line.number - work.focus.gave <= 1
    if not kinds >= _NAMED or not kinds.isdisjoint(_OPEN) or not goes_on:
        return
    pocket = next(n for n, i in enumerate(work.row) if i.kind == "personal")
    sums = work.sums(0, len(work.row))
    verb = next((i for i in work.row if i.verb == "come" or i.has("give_weak.pocket")), None)
    acting = [i for i in work.row[:pocket] if i.kind in ("pronoun", "role", "fund", "speaker")]
    if len(sums) != 1 or verb is None or acting or work.kind(pocket - 1) == "fund":
        return
    whose = _whose(work)
    if whose is not None:
        telling = Telling(status="given", rule="verb.come", zone=(0, len(work.row)), verb=verb)
        work.emit((replace(whose, certain=False),), work.whole(sums), telling)


def _whose(work: ClauseWork) -> Giver | None:
    """The person spoken of last, whose pocket it is."""
    person = work.focus.described()
    return person if person is not None and 0 < work.line.number - person.line <= _NEAR else None
