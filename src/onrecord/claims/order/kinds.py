"""Which kinds of items there are: compiled, as rows themselves cannot be."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["kinds_of"]


def kinds_of(items: tuple[Item, ...]) -> frozenset[str]:
    """Return the kinds of the items.

    >>> kinds_of((Item("word", 0, 1), Item("word", 1, 2)))
    frozenset({'word'})
    """
    return frozenset([item.kind for item in items])
