"""The days that lists name: RFC 3339 and what is shorter (W3C Datetime), never guessed."""

from __future__ import annotations

from datetime import date, datetime

__all__ = ["read_day"]


def read_day(text: object) -> date | None:
    """Return the day of a date or moment, or None where it is no day.

    >>> read_day("2025-01-02T03:04:05Z"), read_day("2025-01-02"), read_day("last week") is None
    (datetime.date(2025, 1, 2), datetime.date(2025, 1, 2), True)
    """
    if not isinstance(text, str):
        return None
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None
