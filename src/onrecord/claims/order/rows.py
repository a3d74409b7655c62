"""A row: the items of a line with what kinds of them there are."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.claims.order.items import Item
from onrecord.claims.order.kinds import kinds_of

__all__ = ["Row"]


class Row(tuple[Item, ...]):
    """The items of a line in their order, and their `kinds`: what a rule asks for before it goes through them.

    >>> Row.of([Item("word", 0, 1)]).kinds
    frozenset({'word'})
    """

    kinds: frozenset[str]

    @classmethod
    def of(cls, items: Iterable[Item]) -> Row:
        """Return the row of these items."""
        row = cls(items)
        row.kinds = kinds_of(row)
        return row
