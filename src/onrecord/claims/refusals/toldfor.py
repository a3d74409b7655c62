"""Denials that somebody tells for the donor: "A spokesman said that X had not given", "..., said its chief"."""

from __future__ import annotations

from onrecord.claims.frames import Giver
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["is_told_by_head", "is_told_for"]


def is_told_for(line: Line, start: int, givers: tuple[Giver, ...]) -> bool:
    """ "A spokesman said that X had not given": told in front of it for the donor, and for no other house."""
    speaker = next((m for m in reversed(list(line.marked("role.spokesperson"))) if m.last <= start), None)
    said = next((m for m in line.marked("speech") if speaker and speaker.last <= m.first < start), None)
    if said is None:
        return False
    named = [line.words(n.first, n.last) for n in line.names if n.first < said.first]
    own = {name.casefold() for giver in givers for name in (giver.member.name, *giver.member.also)}
    named = [
        n for n in named if not any(full.startswith(f"{n} ") for full in own)
    ]  # "An Orlo spokesman", of Orlo Foods
    return own.issuperset(named) and not any(m.first < start for m in line.marked("fund"))


_CREDIT = ("determiner", "role", "from", "of", "comma", "party", "end", "time", "date")


def is_told_by_head(credit: tuple[Item, ...]) -> bool:
    """Return whether a house's head says it, whose house goes without saying.

    "..., ha detto [l'amministratrice delegata, Dana Moss]" (Italian)
    """
    people = [i.member for i in credit if i.kind == "party" and i.member is not None]
    if len(people) != 1 or people[0].kind != "person":
        return False
    return any(i.has_any("role.chief", "say.descriptor") for i in credit) and all(
        i.kind in _CREDIT or i.has("say.descriptor") for i in credit
    )
