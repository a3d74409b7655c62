"""Rows whose columns have moved: a comma too many, a field too few, and each value stands where another belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.filings.fec.values import read_amount, read_date

__all__ = ["cover_has_moved", "has_moved"]

_REPORT_CODE = re.compile(r"\d{0,2}[A-Z]{1,3}\d?|\d{2,3}[A-Z]", re.ASCII)

# Eight signs of which the first four are digits: a day as it is typed, though a letter may stand for a figure.
_TYPED_DAY = re.compile(r"\d{4}[^.,]{4}|\d{1,4}[-/].*", re.ASCII)


def has_moved(codes: Iterable[str], day: str, behind: Sequence[str], *, is_short: bool) -> bool:
    """Return whether a row's columns have moved, by the codes of what is wrong with it, its day and what is behind.

    `behind` is the amount and what follows it: there the day stands after a field too many, or two.

    One value at fault is a slip of the pen; a day that is none beside an amount that is none, a code of no entity
    beside either, or fields too many beside a day that is none, are no slips.

    >>> has_moved(["unreadable_day"], "MA", ["01970", "20250102"], is_short=False)
    True
    >>> has_moved(["unreadable_day"], "20250230", ["500.00", "500.00"], is_short=False)
    False
    """
    wrong = set(codes)
    if "unreadable_day" in wrong and ("wide_row" in wrong or _are_swapped(day, behind)):
        return True
    if "unknown_entity" in wrong:
        return bool(wrong & {"unreadable_day", "unreadable_amount"})
    both = {"unreadable_day", "unreadable_amount"} <= wrong
    return both and (is_short or bool(behind[0]))


def _are_swapped(day: str, behind: Sequence[str]) -> bool:
    """Whether a day stands where an amount belongs, or an amount for the day."""
    return any(read_date(text) for text in behind) or (len(day) != len("20250120") and read_amount(day) is not None)


def cover_has_moved(days: Iterable[str]) -> bool:
    """Return whether the columns of a cover have moved, by the texts that stand where its days do.

    A sum or a code there ("90D", "2000400.00") is of another column, and then a day may stand where a total does; a
    mistyped day ("2025043O") is not.

    >>> cover_has_moved(["", "90D", "20241115"]), cover_has_moved(["2025043O", "20250420"])
    (True, False)
    """
    wrong = [text for text in days if text and read_date(text) is None and not _TYPED_DAY.fullmatch(text)]
    return any(_REPORT_CODE.fullmatch(text) or read_amount(text) is not None for text in wrong)
