"""Days as tables and reports write them, to a date."""

from __future__ import annotations

import re
from datetime import date, datetime

__all__ = ["DAY_ORDERS", "read_day"]

DAY_ORDERS = ("ymd", "mdy", "dmy")

_PARTED = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})")
# A month by its name needs no order: "18-Dec-24", "18 December 2024", "Jan 3, 2025". A year of two digits ends the day.
_NAMED = ("%d %b %y", "%d %B %y", "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y")
_PARTS = re.compile(r"[-/.,\s]+")
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}.*$", re.ASCII)

# Filings of persons who are alive: "68" may still be 1968 in a table of birthdays, and is none here.
_CENTURY = 2000
_FIRST = 1970
_LONGEST = 24
_YEAR = 4


def read_day(text: str, order: str = "ymd") -> date | None:
    """Return the day that `text` writes; a time of day behind it is left away. None where it is no day.

    `order` is one of DAY_ORDERS, for days written in figures ("2017-01-14", "1/14/2017", "20170114"), or a format of
    `datetime.strptime` such as "%d-%b-%Y". A year in front has four figures, and is taken as such whatever the order.

    >>> read_day("2016-09-08T00:00:00"), read_day("02/31/2008", "mdy")
    (datetime.date(2016, 9, 8), None)
    >>> read_day("1/14/17", "mdy"), read_day("14.1.2017", "dmy")
    (datetime.date(2017, 1, 14), datetime.date(2017, 1, 14))
    >>> str(read_day("29.12.11", "ymd")), str(read_day("29.12.11", "dmy"))
    ('None', '2011-12-29')
    >>> read_day("18-Dec-24", "mdy"), read_day("January 3, 2025", "dmy")
    (datetime.date(2024, 12, 18), datetime.date(2025, 1, 3))
    """
    bare = text.strip()
    if "%" in order:
        return _by_format(bare, order)
    bare = _CLOCK.sub("", bare)
    if not bare.isascii():
        return None
    if bare.isdigit() and len(bare) == 8:
        parts = (bare[:4], bare[4:6], bare[6:]) if order == "ymd" else (bare[:2], bare[2:4], bare[4:])
    elif found := _PARTED.fullmatch(bare):
        parts = (found[1], found[2], found[3])
    else:
        return _by_name(bare)
    if order == "ymd" and len(parts[0]) != _YEAR:
        return None  # "29.12.11" is a day of 2011 in most tables, and would be one of 2029
    return _in_order(parts, "ymd" if len(parts[0]) == _YEAR else order)


def _by_name(text: str) -> date | None:
    if not any(sign.isalpha() for sign in text) or len(text) > _LONGEST:
        return None
    plain = _PARTS.sub(" ", text).strip()
    return next((day for form in _NAMED if (day := _by_format(plain, form)) and day.year >= _FIRST), None)


def _by_format(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def _in_order(parts: tuple[str, str, str], order: str) -> date | None:
    by_letter = dict(zip(order, map(int, parts), strict=True))
    year = by_letter["y"]
    if len(parts[order.index("y")]) == 2:
        year += _CENTURY
    try:
        return date(year, by_letter["m"], by_letter["d"])
    except ValueError:
        return None
