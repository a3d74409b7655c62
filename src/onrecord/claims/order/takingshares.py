"""Shares of what a fund takes in: "got half of its donations from X" tells of no half of the gift told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["free_shares"]

_TAKEN = ("receive", "come")
_SMALL = ("of", "from", "pronoun", "determiner")
_MOST = 3
"""Items between a share and what it is of: "half [of its] donations"."""


def free_shares(row: Sequence[Item]) -> list[Item]:
    """Return the row with each share of a fund's takings as a word, which is no sum."""
    if not any(i.verb in _TAKEN for i in row):
        return list(row)
    return [replace(i, kind="word", money=None) if _is_of_takings(row, n) else i for n, i in enumerate(row)]


def _is_of_takings(row: Sequence[Item], at: int) -> bool:
    """Whether "half" at `at` is of "its donations", and no sum stands behind them: not "half its gift of $5,000"."""
    if not _is_share(row[at]):
        return False
    ahead = at + 1
    while ahead < len(row) and ahead - at <= _MOST and row[ahead].kind in _SMALL:
        ahead += 1
    own = row[at].kind == "contrast" or any(i.has("pronoun.his") for i in row[at + 1 : ahead])
    return own and ahead < len(row) and row[ahead].kind == "gift" and all(i.kind != "sum" for i in row[ahead:])


def _is_share(item: Item) -> bool:
    """Whether an item is a part of another sum: "half", or in one word with whose it is "half its"."""
    part = item.money is not None and item.money.amount is None and item.money.factor is not None
    return part or (item.kind == "contrast" and item.has("compared.times"))
