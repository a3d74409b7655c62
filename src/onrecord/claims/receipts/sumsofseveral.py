"""A sum that came from several together: "The committee received $2 million from A and B", which tells of no shares."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.frames import Giver
from onrecord.claims.order.items import Item

__all__ = ["sums_of_several"]

_BETWEEN = frozenset(("and", "comma", "determiner", "role", "word", "from", "of", "aside", "other"))
_OF_EACH = frozenset(("each", "again", "gift"))
"""What makes a sum that of each: "$2 million each", "another from B", "donations of $1 million from A and B"."""


def sums_of_several(row: tuple[Item, ...], pairs: Sequence[tuple[Giver, Item | None]]) -> list[Item]:
    """Return the sums of a row that are of several whom "and" joins, so that what each of them gave is not told."""
    if len(pairs) < 2 or any(i.kind in _OF_EACH for i in row):
        return []
    (giver, money), (last, same) = pairs[0], pairs[-1]
    if money is None or money is not same or giver.item.first < money.last:
        return []
    inside = [i for i in row if giver.item.last <= i.first and i.last <= last.item.first]
    named = [g.item for g, _ in pairs]
    joints = [i for i in inside if i.kind == "and" and i.last <= last.item.first]
    plain = all(i.kind in _BETWEEN or any(i is n for n in named) for i in inside)
    return [money] if joints and plain and not _restarts(inside) else []


def _restarts(inside: Sequence[Item]) -> bool:
    """ "from A and [later] from B": a word before a second "from", behind which another gift is told."""
    at = [n for n, i in enumerate(inside) if i.kind == "from"]
    return any(n and inside[n - 1].kind not in ("and", "comma") for n in at)
