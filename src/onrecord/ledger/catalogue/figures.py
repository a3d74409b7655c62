"""Figures of funds, kept as long as what they are of is the same: an added page touches few funds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

__all__ = ["Figures"]

_Made = TypeVar("_Made")


class Figures:
    """What was made last, by what it is, of what, and of which version of it.

    >>> figures = Figures(most=1)
    >>> figures.find(("totals", "a fund", "1"), lambda: 5), figures.find(("totals", "a fund", "1"), lambda: 6)
    (5, 5)
    """

    def __init__(self, most: int = 512) -> None:
        self._most, self._lock = most, Lock()
        self._made: OrderedDict[tuple[Hashable, ...], object] = OrderedDict()

    def find(self, key: tuple[Hashable, ...], make: Callable[[], _Made]) -> _Made:
        """Return what is kept under a key, which names one kind of thing; else what `make` makes, and keep it."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return cast("_Made", self._made[key])
        made = make()  # with no lock: two may make the same, and neither waits for another fund
        with self._lock:
            self._made[key] = made
            if len(self._made) > self._most:
                self._made.popitem(last=False)
        return made
