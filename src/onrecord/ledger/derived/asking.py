"""Ask for many values, as many at a time as a question takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

_Value = TypeVar("_Value", str, int)

__all__ = ["some_at_once"]

_ASKED_AT_ONCE = 500
"""SQLite takes 32,766 values a question; older builds 999."""


def some_at_once(values: Iterable[_Value]) -> Iterator[list[_Value]]:
    """Yield values, sorted, some hundred at a time.

    >>> list(some_at_once({"b", "a"}))
    [['a', 'b']]
    """
    ordered = sorted(values)
    for start in range(0, len(ordered), _ASKED_AT_ONCE):
        yield ordered[start : start + _ASKED_AT_ONCE]
