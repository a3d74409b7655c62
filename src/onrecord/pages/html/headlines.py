"""The headline of a page: a heading that it shows, or the title that it states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.pages.html.walking import Piece
from onrecord.pages.labels import label_line
from onrecord.pages.lines import Line
from onrecord.pages.plain import can_be_title
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import PageWords

__all__ = ["bare_title", "find_headline"]

# Titles carry the site's name at their end: "Headline | Daily", "Headline - Daily".
_SITE_NAME = re.compile(r"\s+[|–—•·]\s+[^|–—•·]{2,40}$|\s+-\s+[^-]{2,40}$")
# Programs that make pages of other files name them so: "press-release.pdf", "Microsoft Word - release.docx".
_FILE_NAME = re.compile(r"\S\.(?:pdf|docx?|odt|rtf|txt|html?|eml)$", re.I)

_FIRST_LINES = 12
# What a page does for its reader.
_TOOLS = ("share_bar", "navigation", "newsletter_box", "comments")
# "Newsletter: who gave to the lido and the park" has more words.
_MOST_OF_TOOL = 5
_LEAST_SHARED = 3
# A title of one word is a site's name where it is no longer; one in a script without blanks says more in as many signs.
_LONGEST_NAME = 14


def bare_title(stated: str | None, page: PageWords) -> str | None:
    """Return a stated title without the name of the site; what a page is for ("Print") is no title.

    >>> from onrecord.reference.page_words import load_page_words
    >>> [bare_title(title, load_page_words()) for title in ("Mill pays for roof | The Post", "release.pdf", "Print")]
    ['Mill pays for roof', None, None]
    """
    title = " ".join((stated or "").split())
    bare = None if _FILE_NAME.search(title) else _SITE_NAME.sub("", title) or title or None
    is_short = bare is not None and len(fold_words(bare)) <= _MOST_OF_TOOL
    label = label_line(Line(text=bare, start=0, end=len(bare)), page) if bare and is_short else None
    return None if label is not None and label.kind in _TOOLS else bare


def find_headline(pieces: Sequence[Piece], stated: str | None, page: PageWords) -> int | None:
    """Return the heading that says what the page's own title says, or its first h1, or a heading much like the title.

    A page without heading and title, as of a PDF file, has its headline in its first lines, as plain text does.
    """
    told = fold_words(bare_title(stated, page) or "")
    words = {at: fold_words(piece.text) for at, piece in enumerate(pieces) if _is_high(piece)}
    whole = fold_words(stated or "")
    same = (at for at, said in words.items() if len(said) > 2 and said in (whole[: len(said)], whole[-len(said) :]))
    first = (at for at, said in words.items() if len(said) > 2 and pieces[at].tag == "h1")
    alike = (at for at, said in words.items() if _is_alike(said, told))
    found = next((at for kind in (same, first, alike) for at in kind), None)
    if found is not None or len(told) > 1 or len("".join(told)) > _LONGEST_NAME or not "".join(told).isascii():
        return found
    above = _first_heading(pieces, page)
    return above if above is not None or told else _first_line(pieces[:_FIRST_LINES], page)


def _first_heading(pieces: Sequence[Piece], page: PageWords) -> int | None:
    """Return the heading above the story of a page whose title says nothing of it: "Print", the name of the site."""
    for at, piece in enumerate(pieces):
        line = Line(text=piece.text, start=0, end=len(piece.text))
        if _is_high(piece) and piece.hint is None and can_be_title(line, page):
            return at
        if line.is_prose:
            return None
    return None


def _first_line(pieces: Sequence[Piece], page: PageWords) -> int | None:
    """Return the line above the story that can be its title."""
    for at, piece in enumerate(pieces):
        line = Line(text=piece.text, start=0, end=len(piece.text))
        if line.is_prose:
            return None
        if piece.role == "" and can_be_title(line, page):
            return at
    return None


def _is_high(piece: Piece) -> bool:
    return piece.tag in ("h1", "h2", "h3") and piece.role == "heading"


def _is_alike(said: tuple[str, ...], told: tuple[str, ...]) -> bool:
    """True for "Print: Mill pays for the roof" over "Mill pays for the roof, mayor says"."""
    shared = len(set(said) & set(told))
    return shared >= _LEAST_SHARED and 2 * shared >= len(set(told))
