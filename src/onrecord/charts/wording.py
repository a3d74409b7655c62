"""The words and figures of a chart in the reader's language: gettext for words, Babel for sums and days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import (
    format_compact_currency,
    format_currency,
    format_decimal,
    get_currency_name,
    get_currency_symbol,
)

__all__ = ["ENGLISH", "Words"]

_NONE = NullTranslations()
_TEN_THOUSAND = 10_000
_THREE_DIGITS = Context(prec=3, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How a chart words things: a locale, and the functions that look words up in a catalogue.

    >>> from decimal import Decimal
    >>> Words(locale="fr").short(Decimal(1234567), "USD").replace("\\xa0", " ")
    '1,23 M $'
    >>> Words(locale="en").full(Decimal("-4889345.33"), "USD")
    '−$4,889,345.33'
    """

    locale: str = "en"
    gettext: Callable[[str], str] = _NONE.gettext
    ngettext: Callable[[str, str, int], str] = _NONE.ngettext

    @property
    def language(self) -> str:
        """The language as HTML and SVG write it: "en", "fr"."""
        return self.locale.replace("_", "-")

    def short(self, amount: Decimal, currency: str) -> str:
        """Return a sum in three digits, "$1.23M", "1,23 M $", or in full below ten thousand."""
        if abs(amount) < _TEN_THOUSAND:
            return self.full(amount, currency)
        # Rounded first, since Babel words 999,999 as "$1000K".
        rounded = _THREE_DIGITS.plus(amount)
        text = format_compact_currency(rounded, currency, locale=self.locale, fraction_digits=2)
        return self._signed(text, currency)

    def full(self, amount: Decimal, currency: str) -> str:
        """Return a sum to its last digit: "$1,234,567", "1 234 567 $"."""
        if amount != amount.to_integral_value():
            return self._signed(format_currency(amount, currency, locale=self.locale), currency)
        pattern = Locale.parse(self.locale).currency_formats["standard"].pattern.replace(".00", "")
        whole = format_currency(amount, currency, pattern, locale=self.locale, currency_digits=False)
        return self._signed(whole, currency)

    def _signed(self, text: str, currency: str) -> str:
        # "US$", "$US" and "CA$" are "$" in a chart, whose title names the currency; "CHF" has no sign and stays.
        symbol = get_currency_symbol(currency, locale=self.locale)
        sign = "".join(character for character in symbol if not character.isalpha())
        # Babel writes "CHF25K", and "CHF 25,000" with a no-break space.
        spaced = re.sub(rf"{re.escape(symbol)}(?=\d)", f"{symbol}\N{NO-BREAK SPACE}", text) if not sign else text
        return spaced.replace(symbol, sign or symbol).replace("-", "−")

    def currency(self, code: str) -> str:
        """Return a currency's name, many of it: "US dollars"."""
        return get_currency_name(code, count=2, locale=self.locale)

    def number(self, value: int) -> str:
        """Return a number with its thousands parted."""
        return format_decimal(value, locale=self.locale)

    def day(self, day: date) -> str:
        """Return a day in full: "16 December 2024"."""
        return format_date(day, "long", locale=self.locale)

    def short_day(self, day: date) -> str:
        """Return a day with its month cut short: "Dec 16, 2024"."""
        return format_date(day, "medium", locale=self.locale)

    def month(self, day: date) -> str:
        """Return a month and its year: "Dec 2024"."""
        return format_skeleton("yMMM", day, locale=self.locale)


ENGLISH = Words()
