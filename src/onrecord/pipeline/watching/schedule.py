"""When an address is visited next: lists as often as they are said to be, pages of gifts ever less often.

Each moment is put off or brought forward by chance, so that a hundred sources are not asked in the same second.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

__all__ = ["MOST_FAILURES", "REVISIT_DAYS", "next_after_failure", "next_of_list", "next_of_page"]

REVISIT_DAYS = (1, 3, 7, 30, 90, 180)
"""After so many days a page of a gift is visited again; the last holds for good."""

MOST_FAILURES = 8
"""A page that never came is given up after so many failures: with waits that double, after about a day."""

_FIRST_WAIT = timedelta(minutes=5)
_LONGEST_WAIT = timedelta(days=1)
_JITTER = 0.1


def next_of_list(every: timedelta, now: datetime, random: Random) -> datetime:
    """Return when a source is asked again, a tenth sooner or later than it is said to be.

    >>> from datetime import UTC
    >>> now = datetime(2025, 1, 2, tzinfo=UTC)
    >>> 54 <= (next_of_list(timedelta(hours=1), now, Random(1)) - now).total_seconds() / 60 <= 66
    True
    """
    return now + every * _about(random)


def next_of_page(steps: int, now: datetime, random: Random) -> datetime:
    """Return when the page of a gift is visited again, that was visited so many times since it was another.

    >>> from datetime import UTC
    >>> now = datetime(2025, 1, 2, tzinfo=UTC)
    >>> [round((next_of_page(steps, now, Random(7)) - now).days / 10) for steps in (0, 3, 5, 50)]
    [0, 3, 17, 17]
    """
    rest = timedelta(days=REVISIT_DAYS[min(steps, len(REVISIT_DAYS) - 1)])
    return now + rest * _about(random)


def next_after_failure(failures: int, retry_after: float | None, now: datetime, random: Random) -> datetime:
    """Return when an address is tried again that failed so many times in a row; never before its server allows it.

    The wait doubles from five minutes to a day, and chance takes up to half of it.

    >>> from datetime import UTC
    >>> now = datetime(2025, 1, 2, tzinfo=UTC)
    >>> waits = [next_after_failure(failures, None, now, Random(1)) - now for failures in (1, 3, 20)]
    >>> waits[0] < waits[1] < waits[2] <= timedelta(days=1)
    True
    >>> next_after_failure(1, 7200.0, now, Random(1)) - now >= timedelta(hours=2)
    True
    """
    wait: timedelta = min(_FIRST_WAIT * 2 ** min(failures - 1, 20), _LONGEST_WAIT) * random.uniform(0.5, 1)
    asked = timedelta(seconds=min(retry_after or 0.0, _LONGEST_WAIT.total_seconds() * 7))
    return now + max(wait, asked)


def _about(random: Random) -> float:
    return random.uniform(1 - _JITTER, 1 + _JITTER)
