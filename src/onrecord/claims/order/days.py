"""Days told in several words as one item: "on January 12", "op 12 januari" (Dutch).

A word for a day stands anywhere in a clause, so that the rules pass it; the "on" before it rules nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["fold_days"]


def fold_days(row: tuple[Item, ...], line: Line) -> list[Item]:
    """Return the row with the "in", the figure and the year around a month or a weekday taken into it."""
    out: list[Item] = []
    end = 0
    for at, item in enumerate(row):
        if at < end:
            continue
        if item.kind != "date":
            out.append(item)
            continue
        first = _first(out, line)
        end = _end(row, at + 1, line)
        begins = out[first].first if first < len(out) else item.first
        out[first:] = [replace(item, first=begins, last=row[end - 1].last)]
    return out


def _first(before: Sequence[Item], line: Line) -> int:
    """Where the day begins that ends the items before it: at its "on", an article and a figure passed."""
    at = len(before)
    if at and _is_figure(before[at - 1], line):
        at -= 1
    lead = (
        at - 1 if at and before[at - 1].kind == "determiner" and before[at - 1].last - before[at - 1].first == 1 else at
    )
    if lead and before[lead - 1].kind == "in":
        return lead - 1
    return at


def _is_figure(item: Item, line: Line) -> bool:
    """Whether a day of a month stands here: "op [12] januari" (Dutch)."""
    return item.kind == "word" and item.last == item.first + 1 and line.tokens[item.first].text.isdecimal()


def _end(row: tuple[Item, ...], at: int, line: Line) -> int:
    """Where the day ends: behind its figure and year, a small word passed: "January [12]", "maart [2024]"."""
    if at < len(row) and _is_figure(row[at], line):
        return at + 1
    joined = at + 1 < len(row) and row[at].kind in ("of", "from", "in") and _is_figure(row[at + 1], line)
    return at + 2 if joined and line.tokens[row[at + 1].first].form.year else at
