"""Small words that one language has and no other ("und", "avec"): they tell the language of a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from onrecord.reference.lexicon import language_codes, load_lexicon

__all__ = ["count_small_words", "load_small_words"]

_CATEGORIES = ("link.", "pronoun.", "negation.", "relative.")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def load_small_words() -> Mapping[str, str]:
    """Return the small words of all languages with the code of the one that has each.

    >>> load_small_words()["und"], load_small_words()["avec"]
    ('de', 'fr')
    """
    owners: dict[str, set[str]] = {}
    for code in language_codes():
        for word in _words_of(code):
            owners.setdefault(word, set()).add(code)
    return {word: next(iter(codes)) for word, codes in owners.items() if len(codes) == 1}


def _words_of(code: str) -> Iterator[str]:
    for category, phrases in load_lexicon(code).phrases.items():
        for phrase in phrases if category.startswith(_CATEGORIES) else ():
            yield from _WORD.findall(phrase.casefold())


def count_small_words(text: str) -> Mapping[str, int]:
    """Return how many different small words of each language a text has.

    >>> count_small_words("Le moulin paie avec la ville.")["fr"]
    1
    """
    known, counts = load_small_words(), dict.fromkeys(language_codes(), 0)
    for word in set(_WORD.findall(text.casefold())):
        if code := known.get(word):
            counts[code] += 1
    return counts
