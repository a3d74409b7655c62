"""Two callings of one person, the first told with a body's name: "the former [NBA] star and commentator Jo Hale"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["settle_double_roles"]

_CALLING = ("word", "role")
_MOST = 2
"""Words of one calling at most: "league star", "television commentator"."""


def settle_double_roles(row: Sequence[Item]) -> list[Item]:
    """Return the row with a body's name that only tells of a person's calling as a name that gives nothing."""
    found = list(row)
    for at in [n for n in range(2, len(row) - 2) if row[n].kind == "and"]:
        body = _skip_calling(row, at, -1)
        person = _skip_calling(row, at, 1)
        if _is(row, body, "organization") and _is(row, person, "person") and at - body > 1 and person - at > 1:
            found[body] = replace(row[body], kind="other", member=None)
    return found


def _skip_calling(row: Sequence[Item], at: int, step: int) -> int:
    """The place behind the words of a calling, from the "and" at `at`; "firm" and "company" are no callings."""
    place = at + step
    while 0 <= place < len(row) and row[place].kind in _CALLING and abs(place - at) <= _MOST:
        if row[place].has_any("role.company", "role.many"):
            return -1
        place += step
    return place


def _is(row: Sequence[Item], at: int, kind: str) -> bool:
    """Whether a name of this kind stands at `at`."""
    member = row[at].member if 0 <= at < len(row) else None
    return member is not None and row[at].kind == "party" and member.kind == kind
