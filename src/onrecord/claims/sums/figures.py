"""Figures as they are printed: which of their marks part thousands, and which part decimals."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["GROUPED", "THOUSANDS", "read_number"]

# Three figures behind the sign for decimals are thousands: "100.000 dollars" and, in French, "$500,000". Nobody
# writes tenths of cents.
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d00|,\d{3})")
GROUPED = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+")


def read_number(text: str, decimal: str) -> Decimal:
    """Return the value of digits with separators, by language and by the length of the groups.

    >>> read_number("1,250,000", "."), read_number("58.000", ","), read_number("337,5", "."), read_number("4.9", ",")
    (Decimal('1250000'), Decimal('58000'), Decimal('337.5'), Decimal('4.9'))
    """
    marks = [c for c in text if not c.isdecimal()]
    if not marks:
        return Decimal(text)
    last = marks[-1]
    grouped = bool(GROUPED.fullmatch(text)) and (len(marks) > 1 or last != decimal)
    if grouped and len(set(marks)) == 1:
        return Decimal(re.sub(r"\D", "", text))
    head, _, tail = text.rpartition(last)
    return Decimal(f"{re.sub(chr(92) + 'D', '', head)}.{tail}")
