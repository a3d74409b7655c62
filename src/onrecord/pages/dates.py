"""Dates that a page states about itself; impossible ones are no dates."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate

from onrecord.records import PartialDate

__all__ = ["make_day", "read_date", "read_utc_hour"]

_YEARS = range(1990, 2101)

# Examples: "2024-12-13T10:00:00Z", "2024-12-13", "2024/12/13", "2024-12", "20241213"
_ISO = re.compile(r"\s*(\d{4})(?:[/-]?(\d\d)(?:[/-]?(\d\d)(?!\d))?)?(?:[T\s].*)?$", re.S)
# As some systems state a day, against the standard that they follow in all else.
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%d.%m.%Y")

# Examples: "2024-12-13T02:25:54Z", "2024-12-13T02:25:54.000+00:00"
_IN_UTC = re.compile(r"[T\s](\d\d):\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|UTC|GMT|[+-]00:?00)$")


def read_date(stated: str | None) -> PartialDate | None:
    """Return the day, month or year that an ISO 8601 date states, or None where it states none that can be.

    Days as letters have them (RFC 5322) and in English words are read too.

    >>> str(read_date("2024-12-13T18:30:00+01:00")), str(read_date("2024-12")), read_date("1889-01-01")
    ('2024-12-13', '2024-12', None)
    >>> str(read_date("Fri, 13 Dec 2024 10:00:00 GMT")), str(read_date("December 13, 2024"))
    ('2024-12-13', '2024-12-13')
    """
    found = _ISO.match(stated or "")
    if found is None:
        return _read_written((stated or "").strip())
    if int(found[1]) not in _YEARS:
        return None
    precision = "day" if found[3] else "month" if found[2] else "year"
    try:
        value = date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None
    return PartialDate(value=value, precision=precision)


def _read_written(stated: str) -> PartialDate | None:
    if told := parsedate(stated):
        return make_day(told[0], told[1], told[2])
    for form in _WRITTEN:
        try:
            day = datetime.strptime(f"{stated} +0000", f"{form} %z")
        except ValueError:
            continue
        return make_day(day.year, day.month, day.day)
    return None


def make_day(year: int, month: int, day: int) -> PartialDate | None:
    """Return a day, or None where there is none: 30 February, or a year before pages were.

    >>> str(make_day(2024, 12, 13)), make_day(2024, 13, 1)
    ('2024-12-13', None)
    """
    try:
        return PartialDate(value=date(year, month, day)) if year in _YEARS else None
    except (ValueError, OverflowError):  # a day of twenty digits is no number that a date takes
        return None


def read_utc_hour(stated: str | None) -> int | None:
    """Return the hour of a time that is stated in UTC, so that it may be another day where the page is written.

    >>> read_utc_hour("2024-12-13T02:25:54Z"), read_utc_hour("2024-12-13T02:25:54-05:00"), read_utc_hour("2024-12-13")
    (2, None, None)
    """
    found = _IN_UTC.search((stated or "").strip())
    return int(found[1]) if found else None
