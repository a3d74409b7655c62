"""Sums told roughly and then to the dollar: "gave nearly $1 million ($999,990)", read as the exact one."""

from __future__ import annotations

from decimal import Decimal

from onrecord.claims.order.items import Item
from onrecord.claims.sums.exactness import is_exact_of

__all__ = ["settle_rounded"]


def settle_rounded(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the row with the exact one of two such sums in the place of both."""
    for at, item in enumerate(row):
        if item.kind != "sum" or not _is_rough(item):
            continue
        sign = _past_fund(row, at + 1)
        behind = _exact_behind(row, at, sign)
        if behind is not None:
            return (*row[:at], row[behind], *row[at + 1 : sign], *row[_end(row, sign, behind) :])
    return row


_BETWEEN = ("comma", "open", "word", "colon", "dash", "auxiliary", "determiner")
_REACH = 4
_CLOSE = Decimal("0.1")
"""A sum and its rough figure lie no further apart than so much of it: $6.25 billion and "more than $6 billion"."""


_TO_FUND = ("to", "at", "in", "determiner", "fund", "of")


def _past_fund(row: tuple[Item, ...], at: int) -> int:
    """Where the words for the recipient end: "gave just over $100,000 [to Trump's committee], $104,500 exactly"."""
    end = at
    while end < len(row) and row[end].kind in _TO_FUND:
        end += 1
    return end if any(i.kind == "fund" for i in row[at:end]) else at


def _exact_behind(row: tuple[Item, ...], at: int, sign: int) -> int | None:
    """Where the exact sum of the rough one at `at` stands, behind a comma or an opening bracket at `sign`."""
    if sign >= len(row) or row[sign].kind not in ("comma", "open", "dash"):
        return None
    for n in range(sign + 1, min(sign + 1 + _REACH, len(row))):
        if row[n].kind == "sum":
            return n if is_exact_of(row[n].money, row[at].money, _CLOSE) and not _goes_elsewhere(row, n + 1) else None
        if row[n].kind not in _BETWEEN:
            return None
    return None


def _goes_elsewhere(row: tuple[Item, ...], at: int) -> bool:
    """ "nearly $1 million, $950,000 [of it in cash]", "..., $1.1 million [from Y]": a part, or another's sum."""
    return at < len(row) and (
        row[at].kind in ("of", "from", "party", "and") or row[at].has_any("link.of", "money.of_it")
    )


def _is_rough(item: Item) -> bool:
    return item.money is not None and item.money.amount is not None and item.money.qualifier not in (None, "exact")


def _end(row: tuple[Item, ...], sign: int, behind: int) -> int:
    """Where the row goes on: behind the sign that closes what the exact sum stands in."""
    closing = {"comma": ("comma",), "open": ("close",), "dash": ("dash",)}[row[sign].kind]
    for n in range(behind + 1, min(behind + 1 + _REACH, len(row))):
        if row[n].kind in closing:
            return n + 1
        if row[n].kind not in ("word", "auxiliary", "determiner"):
            break
    return behind + 1
