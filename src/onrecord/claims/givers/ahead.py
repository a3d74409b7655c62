"""Firms that a pronoun means before they are named: "Days after it gave $1 million, Merrow Foods won a contract"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.frames import Giver
from onrecord.claims.order.items import Item

__all__ = ["meant_ahead"]

_OPENING = 3
"""Items that may stand before the pronoun of such a clause: "Two days after [it]"."""

_ACTING = ("verb", "other_verb", "auxiliary", "plan", "speech")


def meant_ahead(row: Sequence[Item], at: int, kinds: Sequence[str], line: int) -> Giver | None:
    """Return the firm that opens the main clause behind a clause of time whose subject is the pronoun at `at`.

    Of people no pronoun is read so: "After she gave $1 million, Trump named her to the board".
    """
    if kinds != ["organization"] or not 0 < at <= _OPENING or not row[at - 1].has("link.when"):
        return None
    comma = next((n for n in range(at + 1, len(row) - 2) if row[n].kind == "comma"), None)
    if comma is None or row[comma + 1].kind != "party" or row[comma + 2].kind not in _ACTING:
        return None
    member = row[comma + 1].member
    if member is None or member.kind != "organization":
        return None
    return Giver(member=member, item=row[comma + 1], line=line, near=row[comma + 1].near, certain=False)
