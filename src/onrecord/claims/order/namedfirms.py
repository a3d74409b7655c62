"""Words for a firm right before its name: in "Centria and [the airline] Skyward gave" they stand for nobody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["dress_firms"]


def dress_firms(row: Sequence[Item]) -> Iterator[Item]:
    """Yield the items of a row, "the airline" as an article where the airline's name stands right behind it."""
    for at, item in enumerate(row):
        long = item.kind == "pronoun" and item.last - item.first > 1 and item.has("pronoun.company")
        named = long and at + 1 < len(row) and row[at + 1].kind == "party" and row[at + 1].first == item.last
        yield replace(item, kind="determiner") if named else item
