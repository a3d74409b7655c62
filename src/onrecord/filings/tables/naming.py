"""Which currencies a heading or a cell names in words, in any language that is read."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.reference.currencies import load_currencies

__all__ = ["named_currencies"]


@lru_cache(maxsize=1000)
def named_currencies(text: str) -> frozenset[str]:
    """Return the codes of the currencies that a text names; of words in one another the longer ones count.

    >>> [sorted(named_currencies(text)) for text in ("Betrag in Euro", "Canadian dollars", "U.S. Dollars", "Amount")]
    [['EUR'], ['CAD'], ['USD'], []]
    """
    words = _words()
    return frozenset(words[found] for found in _pattern().findall(text.casefold()))


@cache
def _words() -> dict[str, str]:
    return {word: code for told in load_currencies().words.values() for word, code in told.items()}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_words(), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
