"""What to do about a cell that a spreadsheet program spoiled before it saved the table."""

from __future__ import annotations

import re

__all__ = ["LOOK", "advise_amount", "advise_day"]

LOOK = "look at the line in the table"
# Programs save what they show: figures that were too long for a column, and columns that were too narrow for figures.
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.I)
_TOO_NARROW = re.compile(r"#{3,}")
# Days are numbers to such programs, counted from 1900: 45658 is 1 January 2025, or a day in 2029 where from 1904.
_SERIAL = re.compile(r"[34]\d{4}(?:[.,]\d+)?")


def advise_amount(text: str) -> str:
    """Return what to do about an amount that cannot be read.

    >>> advise_amount("1E+06")
    'the program that saved the table shortened it: set the column to plain numbers, and save again'
    """
    if _ROUNDED.fullmatch(text):
        return "the program that saved the table shortened it: set the column to plain numbers, and save again"
    return _advise_narrow(text)


def advise_day(text: str) -> str:
    """Return what to do about a day that cannot be read.

    >>> advise_day("45658"), advise_day("soon")
    ('it is a number of days: set the column to dates, and save the table again', 'look at the line in the table')
    """
    if _SERIAL.fullmatch(text):
        return "it is a number of days: set the column to dates, and save the table again"
    return _advise_narrow(text)


def _advise_narrow(text: str) -> str:
    return "the column was too narrow: widen it, and save the table again" if _TOO_NARROW.fullmatch(text) else LOOK
