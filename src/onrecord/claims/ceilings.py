"""The most that a fund takes, as the article states it: "the ceiling is $50,000" gives "gave the maximum" its sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from onrecord.claims.analysis import Line
from onrecord.claims.money import Sum
from onrecord.claims.scene import Scene

__all__ = ["DraftMoney", "ceiling_before"]

_NEAR = 5
"""Tokens that may stand between the word and the sum: "the limit per person was $50,000"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMoney:
    """A sum worked out, with the span of the words that carry it (in the article's text)."""

    amount: Decimal
    currency: str
    qualifier: str
    start: int
    end: int


def ceiling_before(line: int, scene: Scene) -> DraftMoney | None:
    """Return the limit that the text states last before line `line` or in it, else the first one behind it."""
    stated = [(at.number, found) for at in scene.lines for found in _stated(at)]
    before = [pair for pair in stated if pair[0] <= line]
    if not stated:
        return None
    number, money = before[-1] if before else stated[0]
    if money.amount is None:
        return None
    start, end = scene.lines[number].span(money.first, money.last)
    return DraftMoney(
        amount=money.amount, currency=money.currency or "USD", qualifier="exact", start=start, end=end
    )


def _stated(line: Line) -> Iterator[Sum]:
    """The sums beside a word for a limit: "hit the $1 million ceiling", "no more than $50,000 from anybody"."""
    marks = [m for m in line.marks if m.has("noun.cap") or m.has("noun.ceiling")]
    for money in line.sums:
        near = any(0 <= money.first - m.last <= _NEAR or 0 <= m.first - money.last <= 1 for m in marks)
        if money.amount is not None and near:
            yield money
