"""Amounts, dates and marks as filers write them. Each text is read once: filings repeat them a thousand times."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

__all__ = ["Amounts", "Dates", "is_in_kind", "read_amount", "read_date"]

# So many texts are kept; amounts of a filing are few, and memory must not grow with its length.
_KEPT = 20_000

# Eighteen digits are more than any gift, and sums of such amounts are exact; more would be an id or damage.
_PLAIN = re.compile(r"-?(?:\d{1,18}(?:\.\d{0,6})?|\.\d{1,6})", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d*)?", re.ASCII)
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_IN_KIND = re.compile(r"\bin[\s-]?kind\b", re.IGNORECASE)


def read_amount(text: str) -> Decimal | None:
    """Return an amount as filed, None where the text is none: "1.000,00" may be one thousand or one.

    >>> read_amount("246275355.58"), read_amount("$1,000.00"), read_amount("(35,000)")
    (Decimal('246275355.58'), Decimal('1000.00'), Decimal('-35000'))
    >>> read_amount("1.000,00") is None and read_amount("NaN") is None and read_amount("9" * 40) is None
    True
    """
    bare = text.strip()
    minus = bare.startswith("(") and bare.endswith(")")
    bare = bare.strip("()") if minus else bare
    minus, bare = (True, bare[1:]) if bare.startswith("-") and not minus else (minus, bare)
    bare = bare.strip().removeprefix("$").strip()
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(",", "")
    if not _PLAIN.fullmatch(bare):
        return None
    return -Decimal(bare) if minus else Decimal(bare)


def read_date(text: str) -> date | None:
    """Return a date as filed (20250121; 01/21/2025 is met too), None where the text is none.

    >>> read_date("20250121") == read_date("2025-01-21") == read_date("01/21/2025") == date(2025, 1, 21)
    True
    >>> read_date("20250230") is None
    True
    """
    bare = text.strip()
    found = _DATE.fullmatch(bare)
    parts = found.groups() if found else None
    if parts is None and (found := _AMERICAN.fullmatch(bare)):
        parts = (found[3], found[1], found[2])
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


class Amounts(dict[str, Decimal | None]):
    """Amounts by their text, read when first asked for.

    >>> Amounts()["500.00"]
    Decimal('500.00')
    """

    def __missing__(self, text: str) -> Decimal | None:
        if len(self) >= _KEPT:
            self.clear()
        self[text] = amount = read_amount(text)
        return amount


class Dates(dict[str, date | None]):
    """Dates by their text, read when first asked for.

    >>> Dates()["20250121"]
    datetime.date(2025, 1, 21)
    """

    def __missing__(self, text: str) -> date | None:
        if len(self) >= _KEPT:
            self.clear()
        self[text] = day = read_date(text)
        return day


def is_in_kind(text: str) -> bool:
    """Return whether a memo or purpose says that goods or services were given.

    >>> is_in_kind("IN-KIND: ADVERTISING"), is_in_kind("In Kind catering"), is_in_kind("kindness")
    (True, True, False)
    """
    # The search is slow beside the look for the letters, and most texts lack them.
    return "kind" in text.lower() and _IN_KIND.search(text) is not None
