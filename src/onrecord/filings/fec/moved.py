"""Rows whose columns have moved: a comma too many, a field too few, and each value stands where another belongs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.filings.fec.values import read_amount, read_date

__all__ = ["has_moved"]


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
