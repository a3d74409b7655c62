"""Parties and funds joined by two words that stand apart: "tanto A como B" (Spanish, "both A and B")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["join_correlatives", "settle_likened"]

_REACH = 9
"""How many items may stand between the two words: "tanto la cervecera Norvane como"."""


def join_correlatives(row: tuple[Item, ...], line: Line) -> Sequence[Item]:
    """Return the row of a line with the second word of such a pair read as "and", and the first as no sum."""
    opens = {mark.first for mark in line.marked("each.opens")}
    opening = next((n for n, item in enumerate(row) if item.first in opens), None)
    if opening is None:
        return row
    behind = range(opening + 2, min(opening + _REACH, len(row)))
    joint = next((n for n in behind if row[n].has("link.as")), None)
    if joint is None or not any(i.kind in ("party", "fund") for i in row[opening + 1 : joint]):
        return row
    kinds = {joint: "and", opening: "word" if row[opening].kind == "sum" else row[opening].kind}
    return [replace(item, kind=kinds.get(n, item.kind)) for n, item in enumerate(row)]


def settle_likened(row: tuple[Item, ...]) -> Sequence[Item]:
    """Return the row with the "as" of "la même somme qu'à celui de Biden" (French, "as to Biden's") closing none."""
    likened = {n for n in range(1, len(row) - 2) if _likens_fund(row, n)}
    return [replace(item, kind="word") if n in likened else item for n, item in enumerate(row)] if likened else row


def _likens_fund(row: tuple[Item, ...], at: int) -> bool:
    money = row[at - 1].money if row[at].has("link.as") else None
    fund = at + 2 + (row[at + 2].kind == "determiner")
    aimed = row[at + 1].kind == "to" and fund < len(row) and row[fund].kind == "fund"
    return money is not None and money.factor == 1 and aimed
