"""What is told of somebody behind his firm: "Jo Hale, owner of Norvane [and friend of Ida Bell], gave $5,000"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["fold_second_tellings"]

_TOLD = ("word", "role", "determiner", "of", "from", "to")
"""What may tell of somebody between "and" and whose friend he is."""
_ACTS = ("verb", "auxiliary", "plan", "announce")
_CLOSED = 2
"""Items of the comma that closes what is told, and of the verb behind it."""


def fold_second_tellings(row: Sequence[Item]) -> Sequence[Item]:
    """Return the row with "and friend of Ida Bell," as an aside: she is named for who gives, and gives nothing.

    The comma that opened what is told of him has gone with his firm: "Jo Hale[, owner of Norvane] and friend of".
    """
    for at in range(1, len(row)):
        if row[at].kind == "and" and (end := _end(row, at)) is not None:
            aside = Item(kind="aside", first=row[at].first, last=row[end].last, inner=tuple(row[at:end]))
            return [*row[:at], aside, *row[end + 1 :]]
    return row


def _end(row: Sequence[Item], at: int) -> int | None:
    """Where the comma stands that closes what the "and" at `at` goes on to tell, else None."""
    owner = row[at - 1]
    if owner.kind != "party" or not owner.near or row[at].first == owner.last:
        return None
    name = at + 1
    while name < len(row) and row[name].kind in _TOLD:
        name += 1
    if name < at + _CLOSED or name + _CLOSED >= len(row) or row[name].kind != "party":
        return None
    tied = row[name - 1].has_any("link.of", "say.of") or row[name - 1].kind in ("of", "from", "to")
    closed = row[name + 1].kind == "comma" and row[name + _CLOSED].kind in _ACTS
    return name + 1 if tied and closed else None
