"""Feasts as days: "two days before Christmas", "the day after Thanksgiving", "on New Year's Eve".

Each is the latest one on or before the day of publication; feasts that move are worked out.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

__all__ = ["find_feast"]

_THURSDAY = 4
_NOVEMBER = 11
_YEARS = 3
"""Years in which the feast may lie: the next one (two days before New Year's Day), this one and the last one."""


def find_feast(name: str, shift: int, published: date) -> date | None:
    """Return the latest day `shift` days from the feast `name` that is not after `published`.

    >>> find_feast("12_25", -2, date(2025, 1, 15))
    datetime.date(2024, 12, 23)
    >>> find_feast("thanksgiving", 1, date(2025, 1, 15))
    datetime.date(2024, 11, 29)
    >>> find_feast("12_25", -7000, date(5, 1, 15)) is None  # before the first day that there is
    True
    """
    last = min(published.year + (shift < 0), MAXYEAR)
    for year in range(last, max(last - _YEARS, MINYEAR), -1):
        day = _day_of(name, year).toordinal() + shift
        if 0 < day <= published.toordinal():
            return date.fromordinal(day)
    return None


def _day_of(name: str, year: int) -> date:
    """The day of a feast in a year: "12_25", or the fourth Thursday of November."""
    if name == "thanksgiving":
        first = date(year, _NOVEMBER, 1)
        return first + timedelta(days=(_THURSDAY - first.isoweekday()) % 7 + 21)
    month, _, day = name.partition("_")
    return date(year, int(month), int(day))
