"""Fold the words of a text to small letters of one byte each, so that phrases are found in one pass.

Two words that the weighing takes for the same are the same bytes here, and words stay apart.
"""

from __future__ import annotations

import codecs
import re
from unicodedata import is_normalized, normalize

__all__ = ["FOLDED_APART", "fold_words"]

_CODE = "cp1252"
"""It has the letters of every language with a lexicon, but for "ā" and the like."""
_LETTER = re.compile(r"[^\W\d_]")
_OTHER = 0x81
"""Stands for letters that the code has not; cp1252 leaves it empty."""
FOLDED_APART = "ſİŉǰẖẗẘẙẚẞﬀﬁﬂﬃﬄﬅﬆƑ"
"""Signs outside of cp1252 that hold letters of it once they are folded: the long s, ligatures."""


def _fold_byte(byte: int) -> int:
    """The small letter of a letter, and a blank for all else."""
    char = bytes([byte]).decode(_CODE, "replace")
    if byte == _OTHER:
        return byte
    if _LETTER.fullmatch(char) is None:
        return ord(" ")
    try:
        folded = char.casefold().encode(_CODE)
    except UnicodeEncodeError:  # "µ" is folded to the Greek letter
        return _OTHER
    return byte if len(folded) > 1 else folded[0]


_FOLDED = bytes(_fold_byte(byte) for byte in range(256))
_SHARP = bytes([0xDF])
# Up to the next letter of the code: a page in Cyrillic is passed in a few steps, not in one a word.
_STRETCH = re.compile(
    "[^{}]+".format("".join(c for c in bytes(set(range(256)) - {_OTHER}).decode(_CODE, "ignore") if _LETTER.match(c)))
)
_LETTERS = re.compile(r"[^\W\d_]+")


def _stand_in(error: UnicodeError) -> tuple[bytes, int]:
    """Replace a stretch of what the code has not: letters stay part of a word, the rest parts words."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = _STRETCH.match(error.object, error.start)
    stretch = found[0] if found is not None else error.object[error.start : error.end]
    other = bytes([_OTHER])
    if _LETTERS.fullmatch(stretch):
        return other, error.start + len(stretch)
    begins, ends = (other if _LETTER.match(char) else b"" for char in (stretch[0], stretch[-1]))
    return begins + b" " + ends, error.start + len(stretch)


codecs.register_error("onrecord.fold", _stand_in)


def fold_words(text: str) -> list[bytes] | None:
    """Return the words of a text, folded; None where that would change what they are.

    >>> [word.decode("cp1252") for word in fold_words("L’Élysée, Straße 25")]
    ['l', 'élysée', 'strasse']
    >>> fold_words("ﬁve") is None
    True
    """
    folded = _encode(text)
    return None if folded is None else folded.translate(_FOLDED).replace(_SHARP, b"ss").split()


def _encode(text: str) -> bytes | None:
    try:
        return text.encode(_CODE)  # nothing in it is composed of two signs, or is folded apart
    except UnicodeEncodeError:
        text = text if is_normalized("NFC", text) else normalize("NFC", text)
    return None if any(sign in text for sign in FOLDED_APART) else text.encode(_CODE, "onrecord.fold")
