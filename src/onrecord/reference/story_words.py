"""The words by which figures, days and names are told in a text of any supported language, from its lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from onrecord.reference.folding import fold_words
from onrecord.reference.lexicon import DEFAULT_QUOTES, Lexicon, language_codes, load_lexicon
from onrecord.reference.names import load_names

__all__ = ["StoryWords", "load_story_words"]

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class StoryWords:
    """One language's words of number, scale, month and weekday, and the words that are no names (`common`).

    `quotation` finds what stands within double quotation marks of one paragraph. `noun_capitals` is True where a
    capital makes no name.
    """

    code: str
    numbers: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    articles: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    decimal: str
    noun_capitals: bool
    common: frozenset[str]
    quotation: re.Pattern[str]


@cache
def load_story_words(code: str) -> StoryWords:
    """Return the words of a language; one that has no lexicon is read by figures and capitals alone.

    >>> load_story_words("de").months["januar"], load_story_words("fr").scales["milliard"]
    (1, Decimal('1000000000'))
    >>> load_story_words("xx").months
    {}
    """
    if code not in language_codes():
        return _without_lexicon(code)
    lexicon = load_lexicon(code)
    return StoryWords(
        code=code,
        numbers=lexicon.numbers,
        scales=lexicon.scales,
        articles=frozenset(lexicon.phrases.get("link.indefinite", ())),
        months=_numbered(lexicon, "calendar.month."),
        weekdays={word: day for word, day in _numbered(lexicon, "calendar.weekday.").items() if len(word) > 3},
        decimal=lexicon.settings.decimal,
        noun_capitals=lexicon.settings.noun_capitals,
        common=_common_words(lexicon),
        quotation=_quotation(lexicon.settings.quotes),
    )


def _without_lexicon(code: str) -> StoryWords:
    return StoryWords(
        code=code,
        numbers={},
        scales={},
        articles=frozenset(),
        months={},
        weekdays={},
        decimal=".",
        noun_capitals=False,
        common=frozenset(),
        quotation=_quotation(DEFAULT_QUOTES),
    )


def _numbered(lexicon: Lexicon, prefix: str) -> dict[str, int]:
    """Number single words: "jan." is 1; what has several words ("na segunda") is left out."""
    return {
        word.rstrip("."): int(category.removeprefix(prefix))
        for category, words in lexicon.phrases.items()
        if category.startswith(prefix)
        for word in words
        if " " not in word
    }


def _common_words(lexicon: Lexicon) -> frozenset[str]:
    """Words for peoples, parties, bodies of state, ranks; where nouns have capitals, the lexicon's small words too."""
    names = load_names()
    known = (*names.demonyms, *names.groups, *names.institutions, *names.titles)
    small = _small_words(lexicon) if lexicon.settings.noun_capitals else ()
    return frozenset((*small, *(word for phrase in known for word in fold_words(phrase))))


def _small_words(lexicon: Lexicon) -> Iterator[str]:
    for phrases in lexicon.phrases.values():
        for phrase in phrases:
            yield from (folded for word in _WORD.findall(phrase) if word.islower() for folded in fold_words(word))


def _quotation(pairs: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Single marks are left out, since an apostrophe looks like one."""
    double = [pair for pair in pairs if not set("".join(pair)) & set("'‘’‚‹›")]
    each = (
        rf"{re.escape(opens)}([^{re.escape(opens + closes)}\n]{{3,900}}){re.escape(closes)}" for opens, closes in double
    )
    return re.compile("|".join(each))
