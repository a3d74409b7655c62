"""A date that may be known only to the month or the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["PRECISIONS", "PartialDate"]

PRECISIONS = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date with its precision; the parts finer than the precision are the first of their kind.

    >>> str(PartialDate(value=date(2024, 12, 1), precision="month"))
    '2024-12'
    >>> str(PartialDate(value=date(2024, 12, 13), precision="day"))
    '2024-12-13'
    """

    value: date
    precision: str = "day"

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise ValueError(f"precision {self.precision!r} is not one of {PRECISIONS}")

    def __str__(self) -> str:
        shown = {"month": 7, "year": 4}.get(self.precision, 10)
        return self.value.isoformat()[:shown]
