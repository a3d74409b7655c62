"""How wide text will be in a picture, before any browser has drawn it, and text cut to the room that there is.

A picture is drawn with the reader's own sans-serif font. Arial, Helvetica, Liberation Sans and Roboto differ by a few
per cent in the width of a line; the widths here are Helvetica's, with that much to spare. DejaVu Sans and Verdana,
which many machines have in their place, are a sixth wider, so that "$2.5M" lost its M at the edge of a picture:
`set_width` is the width that such text is set to.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from onrecord.views.visible import visible_line

__all__ = ["FONTS", "cut_text", "set_width", "text_width", "wrap_text"]

FONTS = "Helvetica Neue, Helvetica, Arial, Liberation Sans, Roboto, sans-serif"

# Thousandths of the size of the font, from the published metrics of Helvetica; written as a width and its characters.
_WIDTHS = (
    (191, "'"),
    (222, "ijl‘’"),
    (260, "|"),
    (278, " !,./:;I[\\]ft·\u00a0\u202f"),
    (333, "()-`r‹›“”"),
    (355, '"'),
    (389, "*"),
    (469, "^"),
    (500, "Jcksvxyz\u2002"),
    (556, "#$0123456789?L_abdeghnopqu–€£"),
    (584, "+<=>~−"),
    (611, "FTZ"),
    (667, "&ABEKPSVXY"),
    (722, "CDHNRUw"),
    (778, "GOQ"),
    (833, "Mm"),
    (889, "%"),
    (944, "Wæœ"),
    (1000, "…—ÆŒ"),
    (1015, "@"),
    (10000, "\ufdfd"),  # four Arabic words in one character
)
_WIDTH_OF = {character: width for width, characters in _WIDTHS for character in characters}
_UNKNOWN, _SQUARE, _PICTOGRAM = 750, 1000, 1400
_SPARE, _BOLD = 1.04, 1.08
_ELLIPSIS = "…"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many pixels wide `text` is at most, at a size of font.

    >>> round(text_width("Form 13", 12))
    46
    >>> text_width("ﷺ漢", 10) > text_width("il", 10)
    True
    """
    return sum(map(_width, text)) * size / 1000 * _SPARE * (_BOLD if bold else 1)


def set_width(text: str, size: float, *, bold: bool = False) -> float | None:
    """Return how wide `text` is to be set in whatever font a reader has; None where a width here is only a guess.

    >>> round(set_width("Form 13", 12), 1), set_width("漢", 12)
    (44.7, None)
    """
    if not all(map(_is_measured, text)):
        return None
    return text_width(text, size, bold=bold) / _SPARE


@lru_cache(maxsize=4096)
def _is_measured(character: str) -> bool:
    plain = unicodedata.normalize("NFD", character)
    return all(part in _WIDTH_OF or unicodedata.category(part) == "Mn" for part in plain) and plain[0] in _WIDTH_OF


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if character in _WIDTH_OF:
        return _WIDTH_OF[character]
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return _PICTOGRAM if category == "So" else _SQUARE
    parts = unicodedata.normalize("NFKD", character)
    if parts == character:
        return _UNKNOWN
    width = sum(map(_width, parts))
    # An accent adds nothing to "é"; a letter in another shape, such as a mathematical A, may be wider than a plain one.
    return max(width, _UNKNOWN) if unicodedata.decomposition(character).startswith("<") else width


def cut_text(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return `text` on one line, what is invisible made visible, cut with an ellipsis where it is wider than `room`.

    >>> cut_text("The Benevolent Society of Harbour Lights", 120, 12)
    'The Benevolent So…'
    >>> cut_text("Petra\u202eVancroft", 200, 12)
    'Petra‹U+202E›Vancroft'
    """
    line = visible_line(text[:_LONGEST])
    if text_width(line, size, bold=bold) <= room:
        return line
    left, kept = room - text_width(_ELLIPSIS, size, bold=bold), 0
    for character in line:
        left -= text_width(character, size, bold=bold)
        if left < 0:
            break
        kept += 1
    return line[:kept].rstrip() + _ELLIPSIS


_LONGEST = 400
"""Characters that are looked at: a name of a megabyte costs no more than one of four hundred letters."""


def wrap_text(text: str, room: float, size: float, *, lines: int, bold: bool = False) -> tuple[str, ...]:
    """Return `text` in at most so many lines, broken at blanks; what does not fit is cut from the last.

    >>> wrap_text("Donald Trump's inaugural fund 2025", 100, 12, lines=3)
    ("Donald Trump's", 'inaugural fund', '2025')
    """
    words = visible_line(text[:_LONGEST]).split()
    made: list[str] = []
    while words and len(made) < lines - 1:
        count = 1
        while count < len(words) and text_width(" ".join(words[: count + 1]), size, bold=bold) <= room:
            count += 1
        made.append(cut_text(" ".join(words[:count]), room, size, bold=bold))
        words = words[count:]
    return (*made, cut_text(" ".join(words), room, size, bold=bold)) if words else tuple(made)
