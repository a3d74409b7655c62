"""Lengths of time as people write them: "30 minutes", "6 hours", "1 day"."""

from __future__ import annotations

import re
from datetime import timedelta

__all__ = ["read_duration"]

_FORM = re.compile(r"\s*(\d{1,4})\s*(minute|hour|day|week)s?\s*", re.I)


def read_duration(text: str) -> timedelta:
    """Return a length of time; raises ValueError, with what is wanted, where it is none.

    >>> read_duration("90 minutes"), read_duration("1 day")
    (datetime.timedelta(seconds=5400), datetime.timedelta(days=1))
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f'{text!r} is no length of time: write it as "30 minutes", "6 hours" or "1 day"')
    return timedelta(**{f"{found[2].lower()}s": int(found[1])})
