"""Several payments of one size by one giver: "made two payments of $1,250 each" are $2,500."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import flatten

__all__ = ["add_up_payments"]

_REACH = 9
"""Items from the payments to their size: "two payments from X to Trump's committee, of $1,250 each"."""
_MOST = 12
"""Payments of one giver at most, one a month: "1,250 donations of $5 each" are those of many."""


def add_up_payments(
    line: Line, row: tuple[Item, ...], frames: list[Frame], numbers: Mapping[str, Decimal]
) -> list[Frame]:
    """Return the frames of a line, the size of several equal payments of one giver as what they come to."""
    flat = tuple(flatten(row))
    found = next((m for n in range(1, len(flat)) if (m := _payments_at(line, flat, n, numbers))), None)
    if found is None:
        return frames
    money, count = found
    own = [f for f in frames if f.money is not None and f.money.first == money.first]
    if len(own) != 1 or own[0].money is None or _is_picked(own[0]):
        return frames
    told = own[0].money.money
    if told is None or told.amount is None:
        return frames
    whole = replace(own[0].money, money=replace(told, amount=told.amount * count, rate=False))
    return [replace(f, money=whole, manner=f.manner - {"each"}) if f is own[0] else f for f in frames]


def _is_picked(frame: Frame) -> bool:
    """ "six gifts of $1 million each, including one from X": of several givers one is named."""
    return frame.verb is not None and frame.verb.kind == "including"


def _payments_at(
    line: Line, row: tuple[Item, ...], at: int, numbers: Mapping[str, Decimal]
) -> tuple[Item, Decimal] | None:
    """The size of the payments that a noun of giving at `at` tells with a number before it, and how many they are."""
    if row[at].kind != "gift" or not row[at].has("noun.gift"):
        return None
    count = _number(line, row[at - 1], numbers)
    place = next((n for n in range(at + 1, min(at + _REACH, len(row))) if row[n].kind == "sum"), None)
    if not 1 < count <= _MOST or place is None or not _is_each(line, row, place):
        return None
    return row[place], count


def _number(line: Line, item: Item, numbers: Mapping[str, Decimal]) -> Decimal:
    """The number that a word is; 0 for any other word."""
    token = line.tokens[item.first]
    if item.last - item.first > 1 or not token.form.numeral:
        return Decimal(0)
    return Decimal(token.text) if token.text.isdecimal() else numbers.get(token.low, Decimal(0))


def _is_each(line: Line, row: tuple[Item, ...], place: int) -> bool:
    """Whether "each" stands beside a sum, or is taken into it: "über je 1250 Dollar" (German)."""
    money = row[place]
    beside = (*row[place - 1 : place], *row[place + 1 : place + 2])
    marks = [m for m in line.marked("each") if not m.has("each.joint")]  # "two checks for a combined $2,500"
    inside = any(money.first <= mark.first < money.last for mark in marks)
    return inside or any(i.kind == "each" and not i.has("each.joint") for i in beside)
