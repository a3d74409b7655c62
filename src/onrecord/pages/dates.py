"""Dates that a page states about itself; impossible ones are no dates."""

from __future__ import annotations

import re
from datetime import date

from onrecord.records import PartialDate

__all__ = ["read_date"]

_YEARS = range(1990, 2101)

# Examples: "2024-12-13T10:00:00Z", "2024-12-13", "2024-12", "20241213"
_ISO = re.compile(r"\s*(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?!\d))?)?(?:[T\s].*)?$", re.S)


def read_date(stated: str | None) -> PartialDate | None:
    """Return the day, month or year that an ISO 8601 date states, or None where it states none that can be.

    >>> str(read_date("2024-12-13T18:30:00+01:00")), str(read_date("2024-12")), read_date("1889-01-01")
    ('2024-12-13', '2024-12', None)
    """
    found = _ISO.match(stated or "")
    if found is None or int(found[1]) not in _YEARS:
        return None
    precision = "day" if found[3] else "month" if found[2] else "year"
    try:
        value = date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None
    return PartialDate(value=value, precision=precision)
