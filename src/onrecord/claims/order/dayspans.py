"""Days of several words as one item: "el pasado 12 de junio" (Spanish), "lo scorso 12 giugno" (Italian).

Left apart, "the last twelfth" looks like a thing that acts: in "El pasado 12 de junio donó Norvane un millón" it gave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["free_days", "join_days"]

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


def free_days(row: tuple[Item, ...]) -> list[Item]:
    """Return the row without a day between a refusal or a denial and what it is of: "declined [on Tuesday] to give".

    So "rechazó [en diciembre] contribuir" (Spanish) is as plain as "rechazó contribuir".
    """
    freed: list[Item] = []
    at = 0
    while at < len(row):
        freed.append(row[at])
        at += 1
        if row[at - 1].verb == "refuse" or row[at - 1].kind == "deny":
            end = _day_end(row, at)
            if end > at and _leads_to_giving(row, end):
                at = _joined_end(freed, row, end)
    return freed


def _joined_end(freed: list[Item], row: tuple[Item, ...], at: int) -> int:
    """Where reading goes on: behind what is refused, now one with its refusal: "rechazó en mayo [contribuir]".

    So it is in "a refusé mardi [de donner]" (French); "to" and an infinitive stay as they are.
    """
    verb = at + row[at].has("link.of")
    if verb == len(row) or not row[verb].has_form("base"):
        return at
    freed[-1] = replace(freed[-1], kind="verb", last=row[verb].last, categories=_REFUSED)
    return verb + 1


_REFUSED = Categories.of({"refuse.past"})


def _day_end(row: tuple[Item, ...], at: int) -> int:
    """Where a day that begins at `at` ends, "on" and an article passed; `at` itself where none does."""
    end = at
    while end < len(row) and row[end].kind in ("in", "determiner", "to") and end - at < _LED:
        end += 1
    return end + 1 if end < len(row) and row[end].kind == "date" else at


_LED = 2


def _leads_to_giving(row: tuple[Item, ...], at: int) -> bool:
    """Whether a verb of giving begins at `at`, "to", "of" and "have" passed."""
    while at < len(row) and (row[at].kind in ("to", "auxiliary", "plan") or row[at].has("link.of")):
        at += 1
    return at < len(row) and row[at].verb in ("give", "give_weak", "light")


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
