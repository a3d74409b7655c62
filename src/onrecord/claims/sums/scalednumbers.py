"""Numbers of sums, in figures and in words, with their scale, and the currency behind them: "1,5 million d'euros"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from onrecord.claims.sums.figures import THOUSANDS, read_number
from onrecord.claims.sums.implied import ImpliedMoney
from onrecord.claims.vocabulary.marking import MarkRow
from onrecord.claims.vocabulary.moneywords import MoneyWords
from onrecord.claims.vocabulary.text import Token

__all__ = ["NumberReader"]

_THOUSAND = 1000
_LEAST_SCALE = Decimal(1_000_000)
"""The smallest scale that "and" adds something to: "un milione e trecentomila" (Italian)."""


class NumberReader:
    """Reads numbers from one sentence; holds the tokens and marks for the time of one call."""

    def __init__(self, tokens: Sequence[Token], row: MarkRow, words: MoneyWords) -> None:
        self.tokens = tokens
        self.words = words
        self.marks, self.ends, self.meant = row.starting, row.ending, row.meant
        self.implied = ImpliedMoney(tokens, self.marks, self.ends, words)

    def low(self, at: int) -> str:
        """Return the folded token at a place, empty past either end."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def number_at(self, at: int) -> tuple[Decimal, int] | None:
        """A number in digits (also "285 000") or in words from `at`: its value and where it ends."""
        low = self.low(at)
        scaled = self.low(at + 1) in self.words.scales  # "los cinco millones" (Spanish, "the five million")
        if (mark := self.ends.get(at + 1)) is not None and mark.first < at and mark.has("each") and not scaled:
            return None  # the "una" of "cada una" (Spanish, "each")
        if low[:1].isdecimal():
            return self._digits_at(at)
        if low in self.words.articles and not self._counts(at + 1):
            return None
        if low in self.words.numbers or low in self.words.scales:
            return self._words_at(at)
        return None

    def _counts(self, at: int) -> bool:
        """Whether an article before `at` means one: "a million", "un milliard", not "a $5 million check"."""
        return self.low(at) in self.words.scales or self.low(at) in self.words.numbers

    def _digits_at(self, at: int) -> tuple[Decimal, int]:
        digits, end = self.tokens[at].text, at + 1
        if digits.isdecimal() and len(digits) <= 3:
            while self._is_group(end):
                digits += self.tokens[end].text
                end += 1
            if self._is_last_group(end):
                return self._scaled(Decimal(digits + self.tokens[end].text.replace(self.words.decimal, ".")), end + 1)
        signed = at > 0 and self.tokens[at - 1].text == "$" and "," in digits  # "$6,250 millones" (Mexican)
        if THOUSANDS.fullmatch(digits) and (signed or self.low(end) not in self.words.scales):
            digits = digits.replace(".", "").replace(",", "")
        value = read_number(digits, self.words.decimal)
        return self._scaled(value, end)

    def _is_group(self, at: int) -> bool:
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        return len(token.text) == 3 and token.text.isdecimal() and token.start - self.tokens[at - 1].end == 1

    def _is_last_group(self, at: int) -> bool:
        """Whether thousands with cents stand behind a space: the "509,85" of "326 509,85 dollars" (French)."""
        text = self.tokens[at].text if at < len(self.tokens) else ""
        tight = bool(text) and self.tokens[at].start - self.tokens[at - 1].end == 1
        return tight and len(text) == 6 and text[3] == self.words.decimal and (text[:3] + text[4:]).isdecimal()

    def _words_at(self, at: int) -> tuple[Decimal, int] | None:
        following = self.words.numbers.get(self.low(at + 1), Decimal(1))
        if self.low(at) in self.words.articles and (following >= 1000 or following < 1 or self._is_score(at + 2)):
            at += 1
        total, end = self._spelled(at)
        if end == at:
            if self.words.scales[self.low(at)] < 1000 or self._is_short(at) or self.is_plural(at):
                return None  # "millions" alone is no figure
            total = Decimal(1)
        value, end = self._scaled(total, self._past_figure(total, end))
        return value, self._past_figure(value, end)

    def _past_figure(self, value: Decimal, end: int) -> int:
        """Pass a number that stands behind its words once more, in figures: "five (05) million", "mille (1 000)"."""
        if self.low(end) != "(" or not self.low(end + 1)[:1].isdecimal():
            return end
        figure, close = self._digits_at(end + 1)
        return close + 1 if figure == value and self.low(close) == ")" else end

    def _is_short(self, at: int) -> bool:
        """Whether a scale at `at` is an abbreviation, which alone is no figure: not the "mil" of "mil euros"."""
        led = self.low(at + 1) in self.words.scales or self.low(at + 1) in self.words.names
        return len(self.low(at)) < (3 if led else 4)

    def is_plural(self, at: int) -> bool:
        """Whether a scale at `at` stands in the plural, which alone is no figure: "millions", "milioni"."""
        return self.low(at).endswith("s") or self.low(at) in self.words.plurals

    def _spelled(self, at: int) -> tuple[Decimal, int]:
        """Add up the number words from `at`: "two hundred and fifty", "mille cinq cents"; the last scale stays out."""
        total, part, end = Decimal(0), Decimal(0), at
        while True:
            value = self.words.numbers.get(self.low(end))
            if value is not None:
                part = part * value if value == 100 and part else part + value
                end += 1
                if 0 < value < 1:
                    return total + part, self._after_fraction(end)
            elif self._is_inner_scale(end):
                total += (part or Decimal(1)) * self.words.scales[self.low(end)]
                part, end = Decimal(0), end + 1
            elif end > at and self._is_joint(end):
                end += 1
            else:
                return total + part, end

    def _is_inner_scale(self, at: int) -> bool:
        """Whether a scale stands inside a number: the "thousand" of "two thousand five hundred"."""
        after = self.words.numbers.get(self.low(at + 1))
        spelled = len(self.low(at)) > 3 and self.low(at + 1) not in self.words.articles
        return self.low(at) in self.words.scales and spelled and after is not None and 1 < after < 1000

    def _is_joint(self, at: int) -> bool:
        """Whether an "and" goes on with a number: "two hundred and fifty", "trinta e nove"."""
        before = self.words.numbers.get(self.low(at - 1), Decimal(0))
        after = self.words.numbers.get(self.low(at + 1), Decimal(0))
        mark = self.marks.get(at)
        smaller = 1 <= after < (100 if before >= 100 else 10)
        return mark is not None and mark.has("link.and") and before >= 20 and smaller

    def _after_fraction(self, at: int) -> int:
        """Pass "a" and "of a" between a fraction and its scale: "half a million", "a quarter of a billion"."""
        end = at
        if (mark := self.marks.get(end)) is not None and mark.has("money.link"):
            end = mark.last
        if self.low(end) in self.words.articles:
            end += 1
        return end if self.low(end) in self.words.scales else at

    def _scaled(self, value: Decimal, end: int) -> tuple[Decimal, int]:
        """Apply scale words: "million", "mille milliards"; "of" between them is passed ("half of a million")."""
        if self.low(end) == "-" and self.low(end + 1) in self.words.scales:
            end += 1  # "US$1-million"
        if self._is_score(end):
            end += 1  # "una decina di milioni" (Italian)
        if value < _THOUSAND and (mark := self.marks.get(end)) is not None and mark.has("money.half"):
            value, end = value + Decimal("0.5"), mark.last  # "one and a half million", no "in 2013 and half a million"
        while (scale := self.words.scales.get(self.low(end))) is not None:
            glued = end < len(self.tokens) and self.tokens[end].start == self.tokens[end - 1].end
            if len(self.low(end)) == 1 and not glued and self.low(end) not in self.words.scales:
                break
            again = scale == self.words.scales.get(self.low(end + 1)) and len(self.low(end)) == 1
            value, end = value * scale, end + 1 + again  # "$3.5m million"
            if scale == _THOUSAND and self._is_remainder(end):
                value, end = value + int(self.low(end)), end + 1  # "2 mil 500 dólares" (Mexican)
            if (mark := self.marks.get(end)) is not None and mark.has("money.half"):
                value, end = value + scale / 2, mark.last
            if self.low(end) == "." and len(self.low(end - 1)) <= 4 and self._goes_on(end + 1):
                end += 1
        return value, end

    def _is_score(self, at: int) -> bool:
        """Whether "of" and a scale stand behind a number in words."""
        link = self.marks.get(at) if at and self.low(at - 1) in self.words.numbers else None
        linked = link is not None and link.has("money.link") and link.last == at + 1
        return linked and self.low(at + 1) in self.words.scales

    def _is_remainder(self, at: int) -> bool:
        """Whether three digits behind a thousand go on with it: a currency or a larger scale follows them."""
        low = self.low(at)
        larger = self.words.scales.get(self.low(at + 1), 0) > _THOUSAND
        return len(low) == 3 and low.isdecimal() and (larger or self._goes_on(at + 1))

    def _goes_on(self, at: int) -> bool:
        """Whether a stop after a short scale ("1 Mio. Dollar") ends no sentence: a currency follows."""
        return self.currency_after(at) is not None

    def _with_rest(self, value: Decimal, end: int) -> tuple[Decimal, int]:
        """ "un milione e trecentomila" (Italian): what "and" adds to a scale, smaller than that scale."""
        scale, mark = self.words.scales.get(self.low(end - 1), Decimal(0)), self.marks.get(end)
        glued = scale >= _LEAST_SCALE and self.low(end)[:1].isdecimal() and self.low(end + 1) in self.words.scales
        if not glued and (scale < _LEAST_SCALE or mark is None or not mark.has("money.plus")):
            return value, end
        rest = self.number_at(end if glued or mark is None else mark.last)  # "1 millón 200 mil pesos" (Mexican)
        apart = any(m.has("each.respectively") for m in self.marks.values())
        if rest is None or not 1000 <= rest[0] < scale or apart:
            return value, end
        return value + rest[0], rest[1]

    def currency_after(self, at: int) -> tuple[str, int] | None:
        """The currency sign, code or word from `at`, and where it ends; links such as "of" and "d'" are passed."""
        if (mark := self.marks.get(at)) is not None and mark.has("money.link") and mark.last < len(self.tokens):
            at = mark.last
        for size in range(self.words.longest_name if self.low(at) in self.words.openings else 0, 0, -1):
            chunk = [t.low for t in self.tokens[at : at + size]]
            if len(chunk) == size and (code := self.words.names.get(" ".join(chunk))):
                return code, at + size
        symbols, first, linked = self.words.symbols, self.low(at), mark is not None and mark.last == at
        if at + 1 < len(self.tokens) and (sign := first + self.tokens[at + 1].low) in symbols:
            return None if linked and self._is_figure(at + 2) else (symbols[sign], at + 2)
        return (symbols[first], at + 1) if first in symbols and not (linked and self._is_figure(at + 1)) else None

    def _is_figure(self, at: int) -> bool:
        """Whether a sign before it belongs to a figure: "uno de US$ 350.000" (Spanish) is not one dollar."""
        return self.low(at)[:1].isdecimal()
