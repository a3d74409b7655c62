"""Relatives told in passing by a given name alone: "his son Rémi keeps the books"; "the farmer" means none of them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.parties.cast import Cast, Member

__all__ = ["find_kinfolk"]

_BACK = 4
"""Tokens from a name back to the word for a relative at most: "la [fille cadette, ]Kayla" (French)."""
_KIN = ("role.kin", "role.siblings")


def find_kinfolk(lines: Sequence[Line], cast: Cast) -> frozenset[int]:
    """Return the numbers of those people of whom an article tells a given name, and whose relatives they are."""
    return frozenset(
        member.number
        for member in cast.members
        if member.kind == "person" and len(member.words) == 1 and not member.honouree and _is_kin(lines, member)
    )


def _is_kin(lines: Sequence[Line], member: Member) -> bool:
    """Whether a word for a relative stands before the first mention of a name."""
    number, first = member.places[0]
    line = lines[number]
    return line.has(*_KIN) and any(m.last <= first <= m.last + _BACK for m in line.marked(*_KIN))
