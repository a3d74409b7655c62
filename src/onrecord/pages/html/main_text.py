"""Ask trafilatura which lines are the main text."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence, Set

from onrecord.pages.html.tree import GIVES_UP, Element
from onrecord.pages.html.walking import Piece

__all__ = ["find_main_text", "is_in_main_text"]

_SIGNS = re.compile(r"[\W_]+")

# A short line may stand in the main text by chance ("Share"); a long one does not.
_LEAST_PART = 25
# Less than this share of the page's sentences: the extraction failed, and the words must decide.
_LEAST_SHARE = 0.2

# It warns on standard error about pages that it gives up; those become problems here.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def find_main_text(root: Element) -> tuple[str, ...]:
    """Return the lines of the main text, folded to letters and digits; empty where there is none. Spends the tree."""
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(root, include_comments=False, include_tables=True, with_metadata=False)
    except GIVES_UP:
        return ()
    text = document.text if document is not None and not isinstance(document, dict) else None
    return tuple(_key(line) for line in (text or "").split("\n") if _key(line))


def _key(text: str) -> str:
    return _SIGNS.sub("", text.casefold())


def is_in_main_text(pieces: Sequence[Piece], main: Sequence[str]) -> tuple[bool | None, ...]:
    """Return for each piece whether it is main text; None where the question cannot be decided by this.

    A piece that the extraction left out, but that stands beside pieces that it kept, in the same block, is left
    open: extraction drops lists of names and short paragraphs, and a gift lost is worse than a banner kept.
    """
    whole, lines = "\n".join(main), frozenset(main)
    keys = [_key(piece.text) for piece in pieces]
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
    sentences = [(piece, is_kept) for piece, is_kept in zip(pieces, kept, strict=True) if len(piece.text) > 80]
    total = sum(len(piece.text) for piece, _ in sentences)
    return total > 0 and sum(len(piece.text) for piece, is_kept in sentences if is_kept) >= _LEAST_SHARE * total
