"""Ask trafilatura which lines are the main text."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence, Set
from functools import cache
from typing import Any

from onrecord.pages.html.story_element import cut_out_story, is_whole_story
from onrecord.pages.html.tree import GIVES_UP, Element
from onrecord.pages.html.walking import Piece

__all__ = ["mark_main_text"]

Options = Any  # trafilatura has no types

_SIGNS = re.compile(r"[\W_]+")
_ASCII_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}

# A short line may stand in the main text by chance ("Share"); a long one does not.
_LEAST_PART = 25
# What is longer reads as a sentence: a page without one has no main text.
_SENTENCE = 80
# Less than this share of the page's sentences: the extraction failed, and the words must decide.
_LEAST_SHARE = 0.2

# It warns on standard error about pages that it gives up; those become problems here.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def mark_main_text(root: Element, pieces: Sequence[Piece]) -> tuple[bool | None, ...]:
    """Return for each piece whether it is main text; None where this cannot decide the question.

    The element that the page marks as its story is asked first, and the whole page where that leaves doubts.
    """
    if not any(len(piece.text) > _SENTENCE for piece in pieces):
        return (None,) * len(pieces)
    keys = [_key(piece.text) for piece in pieces]
    story = cut_out_story(root)
    if story is not None:
        text, body = _extract(story.page, fast=True)
        kept = _mark(pieces, keys, _lines_of(text))
        if body is not None and is_whole_story(text, body, story, pieces, kept):
            return kept
    text, _ = _extract(root, fast=False)
    return _mark(pieces, keys, _lines_of(text))


def _extract(page: Element, *, fast: bool) -> tuple[str, Element | None]:
    """Return the main text of a page, and the tree that was made of it; `fast` asks one method instead of three."""
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(page, options=_options(fast))
    except GIVES_UP:
        return "", None
    if document is None or isinstance(document, dict):
        return "", None
    return document.text or "", document.body


@cache
def _options(fast: bool) -> Options:
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=fast, comments=False, tables=True)


def _lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text, folded to letters and digits."""
    return tuple(key for line in text.split("\n") if (key := _key(line)))


def _key(text: str) -> str:
    folded = text.casefold()
    return folded.translate(_ASCII_SIGNS) if folded.isascii() else _SIGNS.sub("", folded)


def _mark(pieces: Sequence[Piece], keys: Sequence[str], main: Sequence[str]) -> tuple[bool | None, ...]:
    """Return for each piece whether the lines of the main text hold it; `keys` are the pieces' texts, folded.

    A piece that the extraction left out, but that stands beside pieces that it kept, in the same block, is left
    open: extraction drops lists of names and short paragraphs, and a gift lost is worse than a banner kept.
    """
    whole, lines = "\n".join(main), frozenset(main)
    kept = [key in lines or (len(key) >= _LEAST_PART and key in whole) for key in keys]
    if not _is_enough(pieces, kept):
        return (None,) * len(pieces)
    beside = {(piece.place, piece.role) for piece, is_kept in zip(pieces, kept, strict=True) if is_kept}
    places = {piece.place for piece, is_kept, key in zip(pieces, kept, keys, strict=True) if is_kept and len(key) > 60}
    return tuple(
        True if is_kept else None if piece.hint is None and _is_beside(piece, places, beside) else False
        for piece, is_kept in zip(pieces, kept, strict=True)
    )


def _is_beside(piece: Piece, places: Set[int], beside: Set[tuple[int, str]]) -> bool:
    """True beside kept paragraphs, and for rows and items beside kept ones of their kind."""
    return piece.place in places or (piece.role in ("row", "item") and (piece.place, piece.role) in beside)


def _is_enough(pieces: Sequence[Piece], kept: Sequence[bool]) -> bool:
    sentences = [(piece, is_kept) for piece, is_kept in zip(pieces, kept, strict=True) if len(piece.text) > _SENTENCE]
    total = sum(len(piece.text) for piece, _ in sentences)
    return total > 0 and sum(len(piece.text) for piece, is_kept in sentences if is_kept) >= _LEAST_SHARE * total
