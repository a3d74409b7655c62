"""Days of several words as one item: "el pasado 12 de junio" (Spanish), "lo scorso 12 giugno" (Italian).

Left apart, "the last twelfth" looks like a thing that acts: in "El pasado 12 de junio donó Norvane un millón" it gave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["join_days"]

_LAST = "date.past"
_LATEST_DAY = 31


def join_days(items: Sequence[Item], line: Line) -> list[Item]:
    """Return the items with each day as one: its article, "last", its number and its month or weekday."""
    joined: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item.kind == "date" and item.has_any("date.month", "date.weekday"):
            first, last = _first(joined, line), _last(items, at)
            if first < len(joined) or last > at + 1:
                item = replace(item, first=[*joined, item][first].first, last=items[last - 1].last)
                del joined[first:]
            at = last - 1
        joined.append(item)
        at += 1
    return joined


def _first(before: Sequence[Item], line: Line) -> int:
    """Where the day begins whose month or weekday follows the items: at an article only where it tells a day."""
    at = len(before)
    if at > 1 and before[at - 1].has("link.of") and _is_day(before[at - 2], line):
        at -= 1
    if at and _is_day(before[at - 1], line):
        at -= 1
    elif at < len(before):
        return len(before)
    if at and before[at - 1].has(_LAST):
        at -= 1
    article = before[at - 1] if 0 < at < len(before) else None
    plain = article is not None and article.has("link.determiner") and not article.has_any("link.of", "link.to")
    return at - 1 if plain else at


def _last(items: Sequence[Item], at: int) -> int:
    """Where the day ends whose month or weekday stands at `at`: behind a "last"."""
    return at + 2 if at + 1 < len(items) and items[at + 1].has(_LAST) else at + 1


def _is_day(item: Item, line: Line) -> bool:
    text = line.tokens[item.first].text
    return item.kind == "word" and item.last == item.first + 1 and text.isdecimal() and 0 < int(text) <= _LATEST_DAY
