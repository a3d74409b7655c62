"""Figures as any language writes them: "1 million", "1 000 000", "1.000.000", "un million" and "$1m" are one number."""

from __future__ import annotations

import re
from decimal import Decimal

from onrecord.reference.story_words import StoryWords

__all__ = ["NUMBER", "number_at", "numeral"]

# Examples: "1,000,000", "1 000 000", "250.000", "2,5", "2017". Blanks part thousands only: "2017 250" are two numbers.
NUMBER = r"\d{1,3}(?:[.,'’ \u00a0\u202f ]\d{3})+(?![\d])(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"

_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_BLANKS = re.compile(r"['’\s  ]")
_HALF = Decimal("0.5")
# A bare word for a hundred is mostly half of one for percent: "3,4 per cento".
_PERCENT = 100


def numeral(text: str, words: StoryWords) -> Decimal:
    """Return the value of digits with their signs.

    Three digits behind a sign are thousands in every language, since machines that translate keep "1,000,000".

    >>> from onrecord.reference.story_words import load_story_words
    >>> [int(numeral(text, load_story_words("de"))) for text in ("1.000.000", "1,000,000", "250.000", "1 000 000")]
    [1000000, 1000000, 250000, 1000000]
    >>> numeral("2,5", load_story_words("fr")), numeral("2.5", load_story_words("fr"))
    (Decimal('2.5'), Decimal('2.5'))
    """
    digits = _BLANKS.sub("", text)
    whole = _THOUSANDS.match(digits)
    if whole and not digits.startswith("0"):
        rest = digits[whole.end() :].replace(",", ".")
        return Decimal(re.sub(r"[.,]", "", whole[0]) + rest)
    return Decimal(digits.replace(",", "."))


def number_at(tokens: list[str], at: int, words: StoryWords) -> tuple[Decimal | None, int]:
    """Return the number that begins with the token at `at`, and how many tokens it takes; None where there is none.

    Tokens are in small letters. One without a scale is no number ("un", "a"), a scale without a number neither
    ("millions of voters"), but "half a million" and "demi-million" are.

    >>> from onrecord.reference.story_words import load_story_words
    >>> number_at(["half", "a", "million"], 0, load_story_words("en"))
    (Decimal('500000.0'), 3)
    >>> number_at(["un", "millón"], 0, load_story_words("es")), number_at(["un", "don"], 0, load_story_words("es"))
    ((Decimal('1000000'), 2), (None, 1))
    """
    first = tokens[at]
    value = numeral(first, words) if first[0].isdecimal() else words.numbers.get(first)
    if value is None:
        return (words.scales[first], 1) if _is_worded_sum(words.scales.get(first)) else (None, 1)
    end = at + 1
    if value == _HALF and end < len(tokens) and tokens[end] in words.articles:
        end += 1
    scale = words.scales.get(tokens[end]) if end < len(tokens) else None
    if scale is not None and (len(tokens[end]) > 1 or first[0].isdecimal()):
        return value * scale, end + 1 - at
    return (None if not first[0].isdecimal() and (value <= 1 or value == _PERCENT) else value), 1


def _is_worded_sum(scale: Decimal | None) -> bool:
    """True for "demi-million" and "mezzomilione", which are sums by themselves."""
    return scale is not None and scale > 1000 and str(scale).startswith("5")
