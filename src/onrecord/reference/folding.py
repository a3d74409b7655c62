"""Fold a line of text to bare words, so that data files need not care for capitals, accents or punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold_words"]

# A number with its inner signs is one token ("4:17", "1,204"), and all numbers fold to "#".
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,:]\d+)*")

_ACCENTS = re.compile(r"[\u0300-\u036f]+")
# Single words, names, and the lines of menus come again and again; longer texts do not, and would fill the memory.
_SHORT = 48

_DIGIT = re.compile(r"[0-9]")


def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in small letters without accents; each number is "#".

    >>> fold_words("« Publicité »")
    ('publicite',)
    >>> fold_words("Comments (1,204)")
    ('comments', '#')
    >>> fold_words("Nous pouvons gagner une commission sur l’achat")[-3:]
    ('sur', 'l', 'achat')
    """
    return _fold_again(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> tuple[str, ...]:
    folded = text.casefold()
    if not folded.isascii():
        folded = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    tokens: list[str] = _TOKEN.findall(folded)
    if folded.isascii() and not _DIGIT.search(folded):
        return tuple(tokens)
    return tuple(["#" if token[0].isdigit() else token for token in tokens])


_fold_again = lru_cache(maxsize=16_384)(_fold)
