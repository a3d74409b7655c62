"""A row: the items of a line with what kinds of them there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.claims.order.items import Item
from onrecord.claims.order.kinds import kinds_of

__all__ = ["Row", "flatten"]


class Row(tuple[Item, ...]):
    """The items of a line in their order, and their `kinds`: what a rule asks for before it goes through them.

    >>> Row.of([Item("word", 0, 1)]).kinds
    frozenset({'word'})
    """

    kinds: frozenset[str]

    @classmethod
    def of(cls, items: Iterable[Item]) -> Row:
        """Return the row of these items; a row is the one of its own."""
        if isinstance(items, Row):
            return items
        row = cls(items)
        row.kinds = kinds_of(row)
        return row


def flatten(row: Iterable[Item]) -> Iterator[Item]:
    """Yield the items of a row, each followed by those inside its aside.

    >>> [item.first for item in flatten([Item("aside", 0, 9, inner=(Item("word", 1, 2),)), Item("end", 9, 10)])]
    [0, 1, 9]
    """
    for item in row:
        yield item
        if item.inner:
            yield from flatten(item.inner)
