"""Words that stand before a name and are no part of it ("the", "le", "der"), of all languages that are read."""

from __future__ import annotations

from functools import cache

from onrecord.reference.lexicon import language_codes, load_lexicon

__all__ = ["strip_determiners"]


@cache
def _determiners() -> frozenset[str]:
    lexicons = (load_lexicon(code) for code in language_codes())
    return frozenset(word for lexicon in lexicons for word in lexicon.phrases.get("link.determiner", ()))


def strip_determiners(words: list[str]) -> list[str]:
    """Return the words, in small letters, from the first that is no determiner on; all of them where none is left.

    >>> strip_determiners(["the", "lantern", "fund"]), strip_determiners(["das", "komitee"])
    (['lantern', 'fund'], ['komitee'])
    """
    known = _determiners()
    first = next((at for at, word in enumerate(words) if word not in known), 0)
    return words[first:]
