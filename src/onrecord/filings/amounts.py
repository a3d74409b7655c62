"""Amounts as tables and reports write them, to the exact Decimal."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["is_in_dollars", "read_amount"]

_CENT = Decimal("0.01")

# Fifteen digits are more than any gift; more would be an id or damage.
_PLAIN = r"\d{1,15}"
_POINT = re.compile(rf"(?:{_PLAIN}|\d{{1,3}}(?:[,' ]\d{{3}}){{1,4}})?(?:\.\d{{1,6}})?")
_COMMA = re.compile(rf"(?:{_PLAIN}|\d{{1,3}}(?:[.' ]\d{{3}}){{1,4}})?(?:,\d{{1,6}})?")
_SIGNS = re.compile(r"^(?:USD|US\$|EUR|[$€£])\s*|\s*(?:USD|EUR|[$€£])$", re.I)
_MINUS = re.compile(r"[-\u2212\u2013]")
# Some programs of book-keepers write the minus behind: "1,000.00-".
_MINUS_BEHIND = re.compile(r"(?<=\d)\s?[-\u2212]$")
_OTHER_CURRENCY = re.compile(r"[£€¥₹₽]|\b(?:EUR|GBP|JPY|CHF|CNY)\b|\b(?:CA|AU|NZ|HK)D?\$", re.I)


def read_amount(text: str, *, decimal_mark: str = ".") -> Decimal | None:
    """Return the amount that `text` writes, in cents where it has no more; None where it is no amount.

    Groups of thousands must be whole, so that "1,00" is not read as 100: that would be wrong by a factor and silent.

    >>> read_amount("$75,000.00"), read_amount("250.0000"), read_amount("(1,000)"), read_amount("1,00")
    (Decimal('75000.00'), Decimal('250.00'), Decimal('-1000.00'), None)
    >>> read_amount("1,000.00-")
    Decimal('-1000.00')
    >>> read_amount("1.250,50 €", decimal_mark=",")
    Decimal('1250.50')
    """
    bare, is_negative = _unsigned(text.strip().replace("\u00a0", " ").replace("\u202f", " "))
    mark = "," if decimal_mark == "," else "."
    if not re.search(r"[0-9]", bare) or not (_COMMA if mark == "," else _POINT).fullmatch(bare) or not bare.isascii():
        return None
    whole, _, rest = bare.rpartition(mark) if mark in bare else (bare, "", "0")
    value = Decimal(f"{re.sub('[^0-9]', '', whole) or '0'}.{rest}")
    cents = value.quantize(_CENT)
    value = cents if cents == value else value
    return -value if is_negative else value


def _unsigned(text: str) -> tuple[str, bool]:
    """Part the number from its signs: a minus before or after the currency, or brackets as book-keepers write."""
    is_negative = text.startswith("(") and text.endswith(")")
    bare = text[1:-1].strip() if is_negative else text
    if minus := _MINUS.match(bare) or _MINUS_BEHIND.search(bare):
        is_negative, bare = True, (bare[: minus.start()] + bare[minus.end() :]).strip()
    bare = _SIGNS.sub("", _SIGNS.sub("", bare))
    if minus := _MINUS.match(bare):
        is_negative, bare = True, bare[minus.end() :].strip()
    return bare, is_negative


def is_in_dollars(text: str) -> bool:
    """Return False where an amount names another currency: filings are in dollars, and nothing is converted here.

    >>> is_in_dollars("$1,000"), is_in_dollars("1,000"), is_in_dollars("1.000 €")
    (True, True, False)
    """
    return _OTHER_CURRENCY.search(text) is None
