"""Part a page's text into words by way of its bytes: what a regular expression tells, in half of the time."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import is_normalized, normalize

__all__ = ["LINE_END", "PartedText"]

LINE_END = "\x01"
"""What stands for the end of a line among the words: no page has it, and nothing takes it for a blank."""

_WORD = re.compile(r"[^\W\d_]+|\d+|\n")
_CODE = "cp1252"
_LETTER, _DIGIT, _NEITHER = b"a0 "


def _kind(byte: int) -> int:
    """Whether a byte of the code is a letter, a digit or neither."""
    word = _WORD.fullmatch(bytes([byte]).decode(_CODE, "replace"))
    return _NEITHER if word is None or word[0] == "\n" else _DIGIT if word[0].isdecimal() else _LETTER


_KINDS = bytes(_kind(byte) for byte in range(256))
_KEPT = bytes(_NEITHER if kind == _NEITHER and byte != ord("\n") else byte for byte, kind in enumerate(_KINDS))


def _blank_out(error: UnicodeError) -> tuple[bytes, int]:
    """A blank for signs that the code has not: an arrow, a picture; its letters and figures would be lost."""
    if not isinstance(error, UnicodeEncodeError) or _WORD.search(error.object, error.start, error.end):
        raise error
    return b" ", error.end


codecs.register_error("onrecord.blank", _blank_out)


class PartedText:
    r"""The words and figures of a text, accents composed: `lows` in small letters, and `texts` as they stand.

    >>> parted = PartedText("L’Élysée a donné 5G.\nNon")
    >>> parted.lows, parted.texts[1]
    (['l', 'élysée', 'a', 'donné', '5', 'g', '\x01', 'non'], 'Élysée')
    """

    __slots__ = ("_spaced", "_texts", "lows")

    def __init__(self, text: str) -> None:
        self._spaced = _spaced(text if is_normalized("NFC", text) else normalize("NFC", text))
        self._texts: list[str] | None = None
        self.lows = self._spaced.casefold().split()

    @property
    def texts(self) -> list[str]:
        """The words as they stand, parted when capitals are first asked for: most pages never do."""
        if self._texts is None:
            self._texts = self._spaced.split()
        return self._texts


def _spaced(text: str) -> str:
    """The words of a text with blanks between them; one with letters of another script takes the slow way."""
    try:
        raw = text.encode(_CODE, "onrecord.blank")
    except UnicodeEncodeError:
        return " ".join(_WORD.findall(text)).replace("\n", LINE_END)
    kept, kinds = raw.translate(_KEPT), raw.translate(_KINDS)
    places = sorted([*_places(kinds, b"a0"), *_places(kinds, b"0a")])
    if places:  # "5G" is a figure and a word
        kept = b" ".join([kept[first:last] for first, last in pairwise((0, *places, len(kept)))])
    return kept.replace(b"\n", b" \x01 ").decode(_CODE)


def _places(kinds: bytes, both: bytes) -> Iterator[int]:
    """Where the second of two kinds stands right behind the first."""
    at = kinds.find(both)
    while at >= 0:
        yield at + 1
        at = kinds.find(both, at + 1)
