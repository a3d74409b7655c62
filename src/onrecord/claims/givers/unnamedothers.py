"""Others without a name who act in a second verb: "Jo Hale gave $2 million and 20 other people gave $1 million"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["others_act"]

_BEFORE_VERB = ("auxiliary", "plan", "each")
_COUNTED = ("word", "determiner", "again", "link", "role", "time")
_PEOPLE = ("count.nouns", "donor", "role.many")


def others_act(row: tuple[Item, ...], verb: int) -> bool:
    """Return whether counted people without a name stand right before the verb, in a clause of their own."""
    last = verb - 1
    while last > 0 and row[last].kind in _BEFORE_VERB:
        last -= 1
    if last < 1 or not row[last].has_any(*_PEOPLE):
        return False
    joint = last - 1
    while joint > 0 and row[joint].kind in _COUNTED:
        joint -= 1
    return joint < last - 1 and row[joint].kind == "and" and any(i.kind in ("verb", "other_verb") for i in row[:joint])
