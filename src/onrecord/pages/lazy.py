"""Values of a record that are worked out when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

__all__ = ["lazy"]

_Value = TypeVar("_Value", covariant=True)


class lazy(Generic[_Value]):
    """A property that is worked out once: `functools.cached_property`, which in Python 3.11 takes a lock each time.

    >>> class Line:
    ...     @lazy
    ...     def words(self):
    ...         return ["worked", "out"]
    >>> line = Line()
    >>> line.words is line.words
    True
    """

    def __init__(self, work: Callable[[Any], _Value]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, record: object, kind: type | None = None) -> _Value:
        value = record.__dict__[self._name] = self._work(record)
        return value
