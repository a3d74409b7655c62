"""Two of a family named together: whether each of them gives, or both as one."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["give_each"]

_AHEAD = 2
"""Items before the first name in which "each" stands: "$500 [each from] X and his wife, Y"."""


def give_each(row: tuple[Item, ...], first: int, end: int) -> bool:
    """Return whether "each" is said of the two from `first` to `end`: "X and his wife Y gave $500 each"."""
    return any(i.has("each.any") for i in (*row[max(0, first - _AHEAD) : first], *row[end:]))
