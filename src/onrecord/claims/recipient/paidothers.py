"""Payments to people and firms that work for somebody, which are no gifts to whom they work for."""

from __future__ import annotations

from onrecord.claims.frames import Frame
from onrecord.claims.order.items import Item
from onrecord.claims.scene import Scene

__all__ = ["pays_others"]

_SMALL = ("determiner", "pronoun", "auxiliary", "word")
_AHEAD = 3
"""Items from the verb, or from the "to" behind the sum, to who is paid at most."""


def pays_others(frame: Frame, scene: Scene) -> bool:
    """ "paid $40,000 to the [agency] behind Labour's campaign", "paid its [couriers] $2,000 more"."""
    line = scene.lines[frame.line]
    if frame.verb is None or frame.money is None or not frame.rule.startswith("verb.give") or not line.has("payee"):
        return False
    row = scene.rows[frame.line]
    verb, money = (
        next((n for n, i in enumerate(row) if i.first == part.first), 0) for part in (frame.verb, frame.money)
    )
    if verb < money and _is_paid(row, verb + 1, money):
        return True
    if any(i.kind == "fund" for i in row[verb:money]):
        return False  # "paid the party $40,000 for consultants"
    to = next((n for n in range(money + 1, min(money + _AHEAD, len(row))) if row[n].kind == "to"), None)
    between = all(i.kind == "word" for i in row[money + 1 : to])
    return to is not None and between and _is_paid(row, to + 1, len(row))


def _is_paid(row: tuple[Item, ...], start: int, end: int) -> bool:
    """Whether the first noun from `start` on is who is paid."""
    for item in row[start : min(start + _AHEAD, end)]:
        if item.has("payee"):
            return True
        if item.kind not in _SMALL:
            return False
    return False
