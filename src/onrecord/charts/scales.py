"""From sums and days to pixels: straight scales, round ticks, and labels moved apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

__all__ = ["DayScale", "SumScale", "fitting_ticks", "month_starts", "round_ticks", "spread"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SumScale:
    """Sums from `low` to `high` on pixels from `start` to `end`; `end` lies above `start` where sums grow upwards.

    >>> SumScale(low=Decimal(0), high=Decimal(10), start=100, end=0)(Decimal(4))
    60.0
    """

    low: Decimal
    high: Decimal
    start: float
    end: float

    def __call__(self, amount: Decimal) -> float:
        """Return the place of a sum."""
        return self.start + float((amount - self.low) / (self.high - self.low)) * (self.end - self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayScale:
    """Days on pixels.

    >>> DayScale(first=date(2024, 12, 2), last=date(2024, 12, 12), start=0, end=100)(date(2024, 12, 7))
    50.0
    """

    first: date
    last: date
    start: float
    end: float

    def __call__(self, day: date) -> float:
        """Return the place of a day."""
        return self.start + (day - self.first).days / (self.last - self.first).days * (self.end - self.start)


def round_ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    """Return at most so many round sums in steps of 1, 2 or 5, from at or below `low` to at or above `high`.

    >>> [str(tick) for tick in round_ticks(Decimal(0), Decimal(4200000), 6)]
    ['0', '1000000', '2000000', '3000000', '4000000', '5000000']
    >>> [str(tick) for tick in round_ticks(Decimal("-0.1"), Decimal("0.3"), 6)]
    ['-0.1', '0.0', '0.1', '0.2', '0.3']
    """
    for step in _steps(high - low, most):
        first, last = (low / step).to_integral_value("ROUND_FLOOR"), (high / step).to_integral_value("ROUND_CEILING")
        if last - first < most:
            return tuple(step * number for number in range(int(first), int(last) + 1))
    raise AssertionError("steps grow without end")


def fitting_ticks(
    low: Decimal, high: Decimal, room: float, width_of: Callable[[Decimal], float]
) -> tuple[Decimal, ...]:
    """Return at most six round sums whose texts have room beside one another, and three where none have.

    >>> [str(tick) for tick in fitting_ticks(Decimal(0), Decimal(5), 100, lambda tick: 30)]
    ['0', '5']
    """
    for most in (6, 5, 4, 3):
        ticks = round_ticks(low, high, most)
        apart = room / (len(ticks) - 1)
        if max(map(width_of, ticks)) + _BETWEEN <= apart:
            break
    return ticks


_BETWEEN = 10
"""What is free between the texts of two ticks, in pixels."""


def _steps(span: Decimal, most: int) -> Iterator[Decimal]:
    """Yield 1, 2, 5, 10 ... from a step that is too small for the span on."""
    power = (span / most).adjusted() - 1 if span else 0
    while True:
        for digit in (1, 2, 5):
            step = Decimal(digit).scaleb(power)
            yield step.quantize(Decimal(1)) if power >= 0 else step
        power += 1


def month_starts(first: date, last: date, every: int) -> Iterator[date]:
    """Yield the first days of every so many months in the time, counted from January.

    >>> [str(day) for day in month_starts(date(2024, 11, 20), date(2025, 4, 1), 2)]
    ['2025-01-01', '2025-03-01']
    """
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = date(number // 12, number % 12 + 1, 1)
        if number % every == 0 and first <= day <= last:
            yield day


def spread(places: Sequence[float], apart: float, last: float) -> list[float]:
    """Return ascending places moved to stand `apart`: down where they crowd, and up again from `last`.

    >>> spread([10, 12, 90], 14, 100)
    [10, 24, 90]
    >>> spread([95, 99], 14, 100)
    [86, 100]
    """
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + apart) if moved else place)
    highest = last
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], highest)
        highest = moved[index] - apart
    return moved
