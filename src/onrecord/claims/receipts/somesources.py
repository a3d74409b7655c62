"""Sources that are only some of those whom money came from: "$97,000 came from A and B, among others"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_mostly", "names_some"]

_CLOSING = ("end", "stop", "comma", "contrast")


def is_mostly(row: tuple[Item, ...], at: int, party: int | None) -> bool:
    """Return whether most of the sum is from the party that the verb at `at` leads to: "came [primarily] from X"."""
    return party is not None and any(i.has("money.part") for i in row[at + 1 : party])


def names_some(row: tuple[Item, ...], source: int, end: int) -> bool:
    """Return whether a word picks out those named between "from" at `source` and `end`, so that the sum is of more.

    "Bij Forum kwam 97.000 euro binnen, [onder meer] van X" (Dutch), "came from X, [among others]".
    """
    named = next((n for n in range(source, end) if row[n].kind == "party"), source)
    if any(_picks(i) for i in row[max(0, source - _BEFORE) : named]):
        return True
    at = end + 1 if end < len(row) and row[end].kind == "comma" else end
    closed = at + 1 >= len(row) or row[at + 1].kind in _CLOSING
    return at < len(row) and _picks(row[at]) and closed


_BEFORE = 2
"""Items before "from" among which the word stands, and a comma."""


def _picks(item: Item) -> bool:
    return item.kind == "including" and item.has("link.including")
