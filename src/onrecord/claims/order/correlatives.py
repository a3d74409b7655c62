"""Parties and funds joined by two words that stand apart: "tanto A como B" (Spanish, "both A and B")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["join_correlatives"]

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
