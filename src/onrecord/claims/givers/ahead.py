"""Whom a pronoun means beside the nearest name: who is named behind it, or acts on whoever that name names.

"Days after it gave $1 million, Merrow Foods won a contract"; "Ada Fort had backed Jo Hale, and she gave $5,000".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.frames import Giver
from onrecord.claims.order.items import Item

__all__ = ["actor_on", "meant_ahead"]

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


_BETWEEN = ("auxiliary", "verb", "other_verb", "word", "determiner", "role", "time", "date", "negation")


def actor_on(row: Sequence[Item], at: int, kinds: Sequence[str]) -> Item | None:
    """Return who acts on the party at `at`, its object: "[Ada Fort] had backed Jo Hale"; nobody who runs for office."""
    between = range(at - 1, -1, -1)
    back = next((n for n in between if row[n].kind not in _BETWEEN or row[n].has("link.passive")), None)
    if back is None or row[back].kind != "party" or not any(i.kind in _ACTING for i in row[back + 1 : at]):
        return None
    member, governed = row[back].member, back > 0 and row[back - 1].kind in ("to", "from", "of", "at", "in")
    stands = member is not None and member.kind in kinds and not (member.honouree or member.candidate)
    return row[back] if stands and not governed else None
