"""Sentences of made pages: templates of seven languages, filled so that each value keeps the span that carries it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from onrecord.records import Money

__all__ = ["LANGUAGES", "Piece", "fill", "load_words", "word_money"]

LANGUAGES = {"en": 60, "fr": 10, "de": 9, "es": 8, "it": 5, "nl": 4, "pt": 4}
"""The languages of made pages, and how many of a hundred are in each."""

_SIGNS = {"USD": "$", "EUR": "€"}


@dataclass(slots=True)
class Piece:
    """A stretch of text, and the spans in it that carry values: field, start, end."""

    text: str = ""
    marks: list[tuple[str, int, int]] = field(default_factory=list)

    def add(self, text: str, carries: str = "") -> None:
        """Append text; `carries` names the field whose value it is."""
        start = len(self.text)
        self.text += text
        if carries:
            self.marks.append((carries, start, len(self.text)))


@cache
def load_words(language: str) -> Mapping[str, Any]:
    """Return the templates and words of a language."""
    words: Mapping[str, Any] = _read_words()[language]
    return words


@cache
def _read_words() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def fill(template: str, values: Mapping[str, str]) -> Piece:
    """Fill a template; a value may be a template itself (an aside), and "" leaves its place empty.

    >>> fill("{donor}{aside} {status:gave}.", {"donor": "Ann Roe", "aside": " of {firm}", "firm": "Roe"}).marks
    [('donor', 0, 7), ('firm', 11, 14), ('status', 15, 19)]
    """
    piece = Piece()
    for text, slot, word in _pieces(template, values):
        piece.add(text)
        if slot:
            piece.add(word or values[slot], slot)
    return piece


def _pieces(template: str, values: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for text, slot, word in _parse(template):
        if slot and "{" in values.get(slot, ""):
            yield text, "", ""
            yield from _pieces(values[slot], values)
        elif slot and not word and not values[slot]:
            yield text, "", ""
        else:
            yield text, slot, word


@lru_cache(maxsize=10_000)
def _parse(template: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((text, slot or "", word or "") for text, slot, word, _ in Formatter().parse(template))


@lru_cache(maxsize=10_000)
def word_money(language: str, amount: Decimal, low: Decimal | None, currency: str, qualifier: str) -> Money:
    """Return a sum as a page in a language words it; with `low` a range.

    >>> word_money("fr", Decimal(2_500_000), None, "USD", "about").wording
    'environ 2,5 millions de dollars'
    >>> word_money("en", Decimal(250_000), Decimal(100_000), "USD", "exact").wording
    'between $100,000 and $250,000'
    """
    words = load_words(language)
    if low is not None:
        told = words["between"].format(low=_word(words, low, currency), high=_word(words, amount, currency))
        return Money(wording=told, currency=currency, low=low, high=amount)
    plain = _word(words, amount, currency)
    told = plain if qualifier == "exact" else words[qualifier].format(plain)
    return Money(wording=told, currency=currency, amount=amount, qualifier=qualifier)


def _word(words: Mapping[str, Any], amount: Decimal, currency: str) -> str:
    """Word one sum: in millions from a million on, where that needs one digit behind the point at most."""
    sign, name = _SIGNS[currency], words.get("currency", {}).get(currency, "")
    tenths = amount / 100_000
    if tenths >= 10 and tenths == tenths.to_integral_value():
        number = f"{(amount / 1_000_000).normalize():f}"
        many = words.get("million", ("", ""))[number != "1"]
        of = words.get("of", {}).get(currency, "")
        told = words["millions"].format(
            sign=sign, number=number.replace(".", words["point"]), million=many, of=of, currency=name
        )
    else:
        told = words["units"].format(sign=sign, number=f"{amount:,.0f}".replace(",", words["thousands"]), currency=name)
    return str(told)
