"""The day of publication that a page shows a reader, in the lines beside its byline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from onrecord.pages.dates import read_date
from onrecord.records import PartialDate
from onrecord.reference.folding import fold_words

__all__ = ["find_shown_date"]

# Examples: "4 March 2025", "4. März 2025", "1er mars 2025", "4 de marzo de 2025"; "March 4, 2025", "Dec. 13th, 2024"
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:\.|er|º)?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
# Examples: "2025-03-04"; "04.03.2025", "13/12/2024", "04-03-2025": the day first, unless it can only be the month.
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_FIGURES = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")


def find_shown_date(lines: Iterable[str], months: Mapping[str, int]) -> PartialDate | None:
    """Return the first whole date that the lines hold, or None. "04/03/2025" tells no day: nobody knows which is which.

    >>> str(find_shown_date(["Updated March 4, 2025, 9:00"], {"march": 3}))
    '2025-03-04'
    >>> find_shown_date(["04/03/2025"], {}) is None
    True
    """
    return next((found for line in lines for found in _dates_in(line, months)), None)


def _dates_in(line: str, months: Mapping[str, int]) -> Iterator[PartialDate]:
    parts = [(m[3], _month(m[2], months), m[1]) for m in _DAY_FIRST.finditer(line)]
    parts += [(m[3], _month(m[1], months), m[2]) for m in _MONTH_FIRST.finditer(line)]
    parts += [(m[1], int(m[2]), m[3]) for m in _ISO.finditer(line)]
    parts += [_order(m) for m in _FIGURES.finditer(line)]
    for year, month, day in parts:
        if month and (found := _day(int(year), month, int(day))):
            yield found


def _month(name: str, months: Mapping[str, int]) -> int:
    return months.get(" ".join(fold_words(name)), 0)


def _order(found: re.Match[str]) -> tuple[str, int, str]:
    first, sign, second, year = found.groups()
    if sign == "/" and int(first) <= 12 and int(second) <= 12 and first != second:
        return year, 0, first
    return (year, int(first), second) if int(second) > 12 else (year, int(second), first)


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return read_date(date(year, month, day).isoformat())
    except ValueError:
        return None
