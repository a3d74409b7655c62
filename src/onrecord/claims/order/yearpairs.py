"""Gifts of several years that share a verb: "gab 2017 für Trump 500.000 Dollar [und] 2021 für Biden 800.000" (German).

Where the year stands before its sum, "and" parts the two as a semicolon does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["part_years"]

_INSIDE = ("to", "other", "fund", "determiner", "auxiliary", "word", "in", "at", "role", "time")


def part_years(row: Sequence[Item], line: Line) -> list[Item]:
    """Return the row with such an "and" or comma as a stop."""
    out = list(row)
    if len(line.sums) < _PAIR:
        return out
    for at, item in enumerate(out):
        if item.kind in ("and", "comma") and _opens_year(out, at + 1, line) and _ends_year(out, at, line):
            out[at] = replace(item, kind="stop")
    return out


_PAIR = 2


def _is_year(item: Item, line: Line) -> bool:
    return item.kind in ("word", "date") and bool(line.tokens[item.first].form.year)


def _opens_year(row: Sequence[Item], at: int, line: Line) -> bool:
    """Whether a year stands at `at`, and its sum behind it with nothing but a fund between."""
    if at >= len(row) or not _is_year(row[at], line):
        return False
    ahead = next((i for i in row[at + 1 :] if i.kind not in _INSIDE or _is_year(i, line)), None)
    return ahead is not None and ahead.kind == "sum"


def _ends_year(row: Sequence[Item], at: int, line: Line) -> bool:
    """Whether a sum, and its year before it, stand before `at`: "2017 für Trump 500.000 Dollar"."""
    back, summed = at - 1, False
    while back >= 0 and (row[back].kind in _INSIDE or row[back].kind == "sum") and not _is_year(row[back], line):
        summed = summed or row[back].kind == "sum"
        back -= 1
    return summed and back >= 0 and _is_year(row[back], line)
