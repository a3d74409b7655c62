"""Sums set right in one sentence: "gave not $100,000 but $10,000", read as "gave $10,000"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["settle_corrections"]

_REACH = 8
"""How many items may stand between the negation and the wrong figure: "n'a pas donné au parti 100 000"."""

_BETWEEN = ("negation", "verb", "auxiliary", "determiner", "word", "to", "fund", "at", "from", "of")
_TARGET = ("to", "determiner", "fund")
_BESIDE = ("word", "auxiliary", "determiner", "at", "from", "of")


def settle_corrections(row: tuple[Item, ...], line: Line) -> Sequence[Item]:
    """Return the row of a line without a sum that it denies, where "but" leads to the right one."""
    for at, item in enumerate(row):
        if item.kind == "contrast" and (settled := _settled(row, at, line)) is not None:
            return settled
    return row


def _settled(row: tuple[Item, ...], at: int, line: Line) -> Sequence[Item] | None:
    right = next((n for n in range(at + 1, len(row)) if row[n].kind not in _BESIDE), len(row))
    last = at - 1 if row[at - 1].kind == "comma" else at
    wrong = _figure_end(row, last, line)
    if right == len(row) or row[right].kind != "sum" or wrong is None:
        return None
    first = wrong
    while first and _is_figure(row[first - 1], line):
        first -= 1
    lead = _lead(row, first)
    if not any(row[n].kind == "negation" for n in range(lead, first)):
        return None
    kept = [i for i in row[lead:first] if i.kind != "negation"]
    return [*row[:lead], *kept, row[right], *row[wrong:last], *row[right + 1 :]]


def _figure_end(row: tuple[Item, ...], last: int, line: Line) -> int | None:
    """Where the wrong figure before `last` ends, with whom it was for behind it: "300 mil euros [ao PSD]"."""
    end = last
    while end and row[end - 1].kind in _TARGET:
        end -= 1
    aimed = any(i.kind == "fund" for i in row[end:last])
    if end and _is_figure(row[end - 1], line) and (aimed or end == last):
        return end
    return None


def _is_figure(item: Item, line: Line) -> bool:
    """Whether an item is a sum, or a bare figure: "100.000"."""
    return item.kind == "sum" or (item.kind == "word" and line.tokens[item.first].text[0].isdigit())


def _lead(row: tuple[Item, ...], first: int) -> int:
    """Where the words between the giver and the wrong figure begin."""
    lead = first
    while lead and first - lead < _REACH and row[lead - 1].kind in _BETWEEN:
        lead -= 1
    return lead
