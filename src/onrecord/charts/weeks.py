"""Sums of weeks put on an unbroken row of periods, so that a week without a gift is a gap in the picture."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from onrecord.charts.capacities import STACKED
from onrecord.records import WeekTotal

__all__ = ["PeriodSums", "added_up", "main_currency", "near_weeks", "sum_periods"]

_WEEKS = (1, 2, 4, 13, 26, 52, 104, 520)
"""How many weeks a bar may stand for: the shortest whose bars are wide enough to be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSums:
    """What was said, by capacity, and what was filed, in each period of so many weeks from `starts` on.

    `filed` is None where no filing shows anything in this currency: nothing is drawn then, and not a zero.
    """

    starts: tuple[date, ...]
    weeks: int
    said: Mapping[str, tuple[Decimal, ...]]
    filed: tuple[Decimal, ...] | None

    @property
    def ends(self) -> tuple[date, ...]:
        """The days on which the periods are over."""
        return tuple(start + timedelta(weeks=self.weeks) for start in self.starts)

    @property
    def said_in_all(self) -> tuple[Decimal, ...]:
        """What was said in each period, of all capacities."""
        return tuple(sum(sums, Decimal(0)) for sums in zip(*self.said.values(), strict=True))


def sum_periods(totals: Iterable[WeekTotal], most: int) -> PeriodSums | None:
    """Add dated sums of one currency up by week, or by longer periods where there would be more than `most`.

    Returns None where no week has a sum.

    >>> december, january = date(2024, 12, 16), date(2025, 1, 6)
    >>> def one(week, said):
    ...     return WeekTotal(week=week, capacity="company", currency="USD", said=Decimal(said))
    >>> sums = sum_periods([one(december, 3), one(january, 2)], most=60)
    >>> [str(said) for said in sums.said["company"]]
    ['3', '0', '0', '2']
    >>> sum_periods([one(december, 3), one(january, 2)], most=2).weeks
    2
    """
    dated = [total for total in totals if total.week and (total.said or total.filed)]
    weeks = [total.week for total in dated if total.week]
    if not weeks:
        return None
    first, span = min(weeks), (max(weeks) - min(weeks)).days // 7 + 1
    length = next((length for length in _WEEKS if span <= most * length), -(-span // most))
    said: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for total in dated:
        said[total.capacity, _place(total, first, length)] += total.said
        said["filed", _place(total, first, length)] += total.filed
    places = range(-(-span // length))
    is_filed = any(total.filed for total in dated)
    return PeriodSums(
        starts=tuple(first + timedelta(weeks=length * place) for place in places),
        weeks=length,
        said={capacity: tuple(said[capacity, place] for place in places) for capacity in STACKED},
        filed=tuple(said["filed", place] for place in places) if is_filed else None,
    )


def near_weeks(totals: Sequence[WeekTotal]) -> tuple[list[WeekTotal], list[WeekTotal]]:
    """Part dated sums into those within ten years of the middle one, and those that are not.

    Filings hold slips such as 2205 for 2025: one of them would press all others into a single bar.

    >>> weeks = [date(2024, 12, 16), date(2025, 1, 6), date(2205, 1, 7)]
    >>> near, far = near_weeks([WeekTotal(week=week, capacity="company", currency="USD") for week in weeks])
    >>> [str(total.week) for total in far]
    ['2205-01-07']
    """
    dated = [(total.week, total) for total in totals if total.week]
    if not dated:
        return [], []
    weeks = sorted(week for week, _ in dated)
    middle = weeks[(len(weeks) - 1) // 2]
    parted: tuple[list[WeekTotal], list[WeekTotal]] = ([], [])
    for week, total in dated:
        parted[abs(week - middle) > _FAR or week.year >= _LAST_YEAR].append(total)
    return parted


_FAR, _LAST_YEAR = timedelta(weeks=520), 2200


def _place(total: WeekTotal, first: date, length: int) -> int:
    return (total.week - first).days // (7 * length) if total.week else 0


def added_up(sums: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return the sum up to each place.

    >>> [str(total) for total in added_up([Decimal(1), Decimal(0), Decimal(2)])]
    ['1', '1', '3']
    """
    total, totals = Decimal(0), []
    for one in sums:
        total += one
        totals.append(total)
    return tuple(totals)


def main_currency(currencies: Iterable[str | None]) -> str | None:
    """Return the currency that most records are in; of as many, the first by its code.

    >>> main_currency(["EUR", "USD", "USD", None])
    'USD'
    """
    counted = Counter(currency for currency in currencies if currency)
    return min(counted, key=lambda currency: (-counted[currency], currency), default=None)
