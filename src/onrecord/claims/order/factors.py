"""Words that make a sum of another one: "twice what A gave", "doubled that figure"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from onrecord.claims.order.items import Item
from onrecord.claims.sums.money import Sum

__all__ = ["factored", "times_of"]


def factored(item: Item, factor: Decimal) -> Item:
    """Return an item as a sum so many times the one told last."""
    return replace(item, kind="sum", money=Sum(first=item.first, last=item.last, factor=factor))


def times_of(item: Item, table: str) -> Decimal | None:
    """Return how many times a word of `table` makes a sum: 2 for "twice what"; None for other words."""
    key = next((c.removeprefix(table) for c in sorted(item.categories) if c.startswith(table)), None)
    return None if key is None else Decimal(key.replace("_", "."))
