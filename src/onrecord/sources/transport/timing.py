"""When to ask next: the spacing of requests, what a server says of its limits, and how long to wait after a failure."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["SYSTEM", "Pacer", "Timing", "backoff", "read_retry_after"]

# Below this many calls left in the hour, an API that allows bursts is asked at its documented rate again.
_FEW_LEFT = 50
_FIRST_DELAY = 2.0
_LONGEST_DELAY = 60.0


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The clock, sleep and chance as arguments: `ticks` never goes back, `chance` is from 0 up to 1."""

    now: Callable[[], datetime] = _utc_now
    ticks: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


SYSTEM = Timing()


class Pacer:
    """Spaces the requests to one site: `seconds` apart, or `burst` apart while the site says that many are left.

    >>> slept = []
    >>> pacer = Pacer(Timing(ticks=lambda: 100.0, sleep=slept.append), seconds=4.0)
    >>> pacer.wait(); pacer.wait(); slept
    [4.0]
    >>> pacer = Pacer(Timing(ticks=lambda: 100.0, sleep=slept.append), seconds=3.6, burst=0.5)
    >>> pacer.wait(); pacer.note({"x-ratelimit-remaining": "900"}); pacer.wait(); slept
    [4.0, 0.5]
    """

    def __init__(self, timing: Timing, seconds: float, burst: float | None = None) -> None:
        self._timing, self._seconds, self._burst = timing, seconds, burst
        self._asked: float | None = None
        self._left: int | None = None

    def wait(self) -> None:
        """Return when the next request may go out."""
        if self._asked is not None:
            pause = self._asked + self._apart() - self._timing.ticks()
            if pause > 0:
                self._timing.sleep(pause)
        self._asked = self._timing.ticks()

    def note(self, headers: Mapping[str, str]) -> None:
        """Take from an answer's headers how many requests are left (`X-RateLimit-Remaining`)."""
        left = headers.get("x-ratelimit-remaining", "").strip()
        self._left = int(left) if left.isascii() and left.isdigit() and len(left) < 10 else None

    def _apart(self) -> float:
        if self._left == 0:
            return max(self._seconds, _LONGEST_DELAY)
        has_many = self._burst is not None and self._left is not None and self._left > _FEW_LEFT
        return self._burst if has_many and self._burst is not None else self._seconds


def backoff(attempt: int, timing: Timing) -> float:
    """Return how long to wait after the failed `attempt` (the first is 0): twice as long each time, with jitter.

    >>> [backoff(attempt, Timing(chance=lambda: 1.0)) for attempt in range(7)]
    [2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]
    >>> backoff(0, Timing(chance=lambda: 0.0))
    1.0
    """
    delay: float = min(_LONGEST_DELAY, _FIRST_DELAY * 2**attempt)
    return delay * (0.5 + timing.chance() / 2)


def read_retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds that a `Retry-After` header asks to wait: a number or a date (RFC 9110, 10.2.3).

    >>> noon = datetime(2025, 4, 21, 12, tzinfo=UTC)
    >>> read_retry_after("30", noon), read_retry_after("Mon, 21 Apr 2025 12:00:05 GMT", noon)
    (30.0, 5.0)
    >>> read_retry_after("soon", noon) is read_retry_after(None, noon) is None
    True
    >>> read_retry_after("Mon, 21 Apr 99999999999999999999 12:00:05 GMT", noon) is None
    True
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text) if len(text) < 10 else None
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # a year of twenty digits is no number that a date takes
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())
