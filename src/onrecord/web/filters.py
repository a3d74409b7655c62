"""How templates write amounts, days and numbers: in the reader's way."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_currency, format_currency, format_decimal

from onrecord.records import Money, PartialDate
from onrecord.reference.translations import load_translations

__all__ = ["day_words", "in_path", "language_name", "make_filters", "money_words", "numbers_words", "sum_words"]

_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)


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
def sum_words(money: Money | None, language: str) -> str:
    """Return what a page tells of a sum, as exactly as it does and no more.

    >>> sum_words(Money(amount=Decimal(4900000), currency="USD", wording="nearly $4.9m", qualifier="nearly"), "en")
    'nearly $4,900,000'
    >>> sum_words(Money(low=Decimal(1), high=Decimal(2), currency="USD", wording=""), "en"), sum_words(None, "en")
    ('$1 to $2', 'not stated')
    """
    _ = load_translations(language).gettext
    if money is None:
        return _("not stated")
    if money.amount is not None:
        return _qualified(money.qualifier, _).format(sum=money_words(money.amount, money.currency, language))
    low, high = (money_words(bound, money.currency, language) for bound in (money.low, money.high))
    if low and high:
        return _("{low} to {high}").format(low=low, high=high)
    if low or high:
        return (_("at least {sum}") if low else _("up to {sum}")).format(sum=low or high)
    return _("“{wording}”").format(wording=money.wording) if money.wording else _("not stated")


def numbers_words(text: str, language: str) -> str:
    """Return a text of records with its numbers in the reader's way.

    >>> numbers_words("1500000 USD", "en"), numbers_words("-500000 (-16.7 %)", "en")
    ('1,500,000 USD', '-500,000 (-16.7 %)')
    """
    return _NUMBER.sub(lambda found: money_words(Decimal(found[0]), None, language), text)


def _qualified(qualifier: str, _: Callable[[str], str]) -> str:
    return {
        "at_least": _("at least {sum}"),
        "more_than": _("more than {sum}"),
        "about": _("about {sum}"),
        "nearly": _("nearly {sum}"),
        "up_to": _("up to {sum}"),
    }.get(qualifier, "{sum}")


@lru_cache(maxsize=20_000)
def _short_words(amount: Decimal | None, currency: str | None, language: str) -> str:
    if amount is None:
        return ""
    return str(format_compact_currency(amount, currency or "USD", locale=language, fraction_digits=1))


@lru_cache(maxsize=20_000)
def day_words(day: date | PartialDate | None, style: str, language: str) -> str:
    """Return a day in the reader's way, no finer than it is known.

    >>> day_words(date(2024, 12, 13), "medium", "en")
    'Dec 13, 2024'
    >>> day_words(PartialDate(value=date(2024, 12, 1), precision="month"), "medium", "fr")
    'décembre 2024'
    >>> day_words(date(2025, 6, 1), "long", "fr")
    '1er juin 2025'
    """
    if day is None:
        return ""
    if isinstance(day, date):
        return _first_of_month(str(format_date(day, format=style, locale=language)), language)
    if day.precision in ("month", "year"):
        return str(format_skeleton({"month": "yMMMM", "year": "y"}[day.precision], day.value, locale=language))
    told = _first_of_month(str(format_date(day.value, format=style, locale=language)), language)
    return load_translations(language).gettext("week of {day}").format(day=told) if day.precision == "week" else told


def _first_of_month(told: str, language: str) -> str:
    """Return a day in words; CLDR writes "1 juin", and French reads "1er juin"."""
    return f"1er {told[2:]}" if language == "fr" and told.startswith("1 ") else told


def in_path(text: str) -> str:
    """Return a text as one part of a path: nothing in it ends the part.

    >>> in_path("person:voss ellery/2")
    'person%3Avoss%20ellery%2F2'
    """
    return quote(text, safe="")


def language_name(code: str, language: str) -> str:
    """Return what a language is called in another; its code where nobody has a name for it.

    >>> language_name("pt", "fr"), language_name("x-none", "en")
    ('portugais', 'x-none')
    """
    try:
        return Locale.parse(code, sep="-").get_display_name(language) or code
    except (ValueError, UnknownLocaleError):
        return code


def make_filters(language: str) -> dict[str, Callable[..., Any]]:
    """Return the filters of templates in a language, by name."""

    def money(amount: Decimal | None, currency: str | None = "USD") -> str:
        return money_words(amount, currency, language)

    def short_money(amount: Decimal | None, currency: str | None = "USD") -> str:
        return _short_words(amount, currency, language)

    def told_sum(money: Money | None) -> str:
        return sum_words(money, language)

    def told_value(text: str, field: str) -> str:
        return numbers_words(text, language) if field == "amount" else text

    def day(value: date | PartialDate | None, style: str = "medium") -> str:
        return day_words(value, style, language)

    @lru_cache(maxsize=20_000)
    def number(value: int | Decimal) -> str:
        return str(format_decimal(value, locale=language))

    return {
        "money": money,
        "short_money": short_money,
        "told_sum": told_sum,
        "told_value": told_value,
        "day": day,
        "number": number,
        "in_path": in_path,
        "language_name": lambda code: language_name(code, language),
    }
