"""How templates write amounts, days and numbers: in the reader's way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_compact_currency, format_currency, format_decimal

__all__ = ["in_path", "make_filters", "money_words"]


@lru_cache(maxsize=20_000)
def money_words(amount: Decimal | None, currency: str | None, language: str) -> str:
    """Return a sum in the reader's way, exact; cents only where there are some.

    >>> money_words(Decimal("1250000.00"), "USD", "en"), money_words(Decimal("35.5"), "USD", "en")
    ('$1,250,000', '$35.50')
    >>> money_words(Decimal("1250000"), "USD", "fr").replace("\\u202f", " ").replace("\\xa0", " ")
    '1 250 000 $US'
    """
    if amount is None:
        return ""
    if currency is None:
        return str(format_decimal(amount, locale=language, decimal_quantization=False))
    pattern = str(Locale.parse(language).currency_formats["standard"].pattern)
    if amount == amount.to_integral_value():
        pattern = pattern.replace("0.00", "0")
        return str(format_currency(amount, currency, pattern, locale=language, currency_digits=False))
    return str(format_currency(amount, currency, pattern, locale=language, decimal_quantization=False))


@lru_cache(maxsize=20_000)
def _short_words(amount: Decimal | None, currency: str | None, language: str) -> str:
    if amount is None:
        return ""
    return str(format_compact_currency(amount, currency or "USD", locale=language, fraction_digits=1))


@lru_cache(maxsize=20_000)
def _day_words(day: date | None, style: str, language: str) -> str:
    return "" if day is None else str(format_date(day, format=style, locale=language))


def in_path(text: str) -> str:
    """Return a text as one part of a path: nothing in it ends the part.

    >>> in_path("person:voss ellery/2")
    'person%3Avoss%20ellery%2F2'
    """
    return quote(text, safe="")


def make_filters(language: str) -> dict[str, Callable[..., Any]]:
    """Return the filters of templates in a language, by name."""

    def money(amount: Decimal | None, currency: str | None = "USD") -> str:
        return money_words(amount, currency, language)

    def short_money(amount: Decimal | None, currency: str | None = "USD") -> str:
        return _short_words(amount, currency, language)

    def day(value: date | None, style: str = "medium") -> str:
        return _day_words(value, style, language)

    def number(value: int | Decimal) -> str:
        return str(format_decimal(value, locale=language))

    return {"money": money, "short_money": short_money, "day": day, "number": number, "in_path": in_path}
