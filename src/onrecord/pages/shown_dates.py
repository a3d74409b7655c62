"""The day of publication that a page shows a reader, in the lines beside its byline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from onrecord.pages.dates import make_day
from onrecord.records import PartialDate
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import PageWords

__all__ = ["find_shown_date"]

# Examples: "4 March 2025", "4. März 2025", "1er mars 2025", "4 de marzo de 2025", "4 mar. de 2025", "4.mar.2025"
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:er|º)?(?:\s+de\s+|[.\s/-]\s*)([^\W\d_]{3,12})(?:\.?,?\s+(?:del?\s+)?|[.,/-]\s*)(\d{4})\b"
)
# Examples: "March 4, 2025", "Dec. 13th, 2024"
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
# Examples: "2025-03-04"; "04.03.2025", "4. 3. 2025", "04.03.25", "13/12/2024", "04-03-2025"; not "18.12. 14.30".
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_FIGURES = re.compile(r"(?<!\d\.)\b(\d{1,2})(?:([/-])(\d{1,2})\2(\d{4})|\.\s?(\d{1,2})\.\s?(\d{4}|\d\d))\b(?![:.]\d)")


def find_shown_date(lines: Iterable[str], page: PageWords, *, day_first: bool = False) -> PartialDate | None:
    """Return the first whole date that the lines hold; that of a change where there is no other.

    "04/03/2025" tells no day, since nobody knows which is which, but where the page's language writes the `day_first`.

    >>> from onrecord.reference.page_words import load_page_words
    >>> str(find_shown_date(["Updated March 9, 2025, 9:00", "Published March 4, 2025"], load_page_words()))
    '2025-03-04'
    >>> find_shown_date(["04/03/2025"], load_page_words()) is None
    True
    """
    text = "\n".join(lines)
    changed, at = None, 0
    for start, end, day in sorted(_days_in(text, page.months, day_first), key=lambda found: found[0]):
        if page.updates.isdisjoint(fold_words(text[at:start])):
            return day
        changed, at = changed or day, end
    return changed


def _days_in(text: str, months: Mapping[str, int], day_first: bool) -> Iterator[tuple[int, int, PartialDate]]:
    told = [(m, m[3], _month(m[2], months), m[1]) for m in _DAY_FIRST.finditer(text)]
    told += [(m, m[3], _month(m[1], months), m[2]) for m in _MONTH_FIRST.finditer(text)]
    told += [(m, m[1], int(m[2]), m[3]) for m in _ISO.finditer(text)]
    told += [(m, *_order(m, day_first)) for m in _FIGURES.finditer(text)]
    for found, year, month, day in told:
        if month and (value := make_day(int(year), month, int(day))):
            yield found.start(), found.end(), value


def _month(name: str, months: Mapping[str, int]) -> int:
    return months.get(" ".join(fold_words(name)), 0)


def _order(found: re.Match[str], day_first: bool) -> tuple[str, int, str]:
    """Return year, month and day of a date in figures: the day first, unless it can only be the month."""
    first, second = found[1], found[3] or found[5]
    year = found[4] or found[6]
    if found[2] == "/" and not day_first and int(first) <= 12 and int(second) <= 12 and first != second:
        return year, 0, first
    if len(year) == 2:
        year = f"20{year}"
    return (year, int(first), second) if int(second) > 12 else (year, int(second), first)
