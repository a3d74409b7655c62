"""Feasts as days: "two days before Christmas", "the day after Thanksgiving", "on New Year's Eve".

Each is the latest one on or before the day of publication; feasts that move are worked out.
"""

from __future__ import annotations

from datetime import MINYEAR, date, timedelta

__all__ = ["find_feast"]

_THURSDAY = 4
_NOVEMBER = 11


def find_feast(name: str, shift: int, published: date) -> date | None:
    """Return the latest day `shift` days from the feast `name` that is not after `published`.

    >>> find_feast("12_25", -2, date(2025, 1, 15))
    datetime.date(2024, 12, 23)
    >>> find_feast("thanksgiving", 1, date(2025, 1, 15))
    datetime.date(2024, 11, 29)
    """
    for year in (published.year + 1, published.year, published.year - 1):
        if MINYEAR < year <= published.year + (shift < 0):
            day = _day_of(name, year) + timedelta(days=shift)
            if day <= published:
                return day
    return None


def _day_of(name: str, year: int) -> date:
    """The day of a feast in a year: "12_25", or the fourth Thursday of November."""
    if name == "thanksgiving":
        first = date(year, _NOVEMBER, 1)
        return first + timedelta(days=(_THURSDAY - first.isoweekday()) % 7 + 21)
    month, _, day = name.partition("_")
    return date(year, int(month), int(day))
