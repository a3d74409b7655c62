"""Compose a draft of the pieces of a tree: its final text, and each piece as a line at its span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.pages.draft import MAX_CHARACTERS, Draft, PageFacts
from onrecord.pages.html.tree import Element
from onrecord.pages.html.walking import Piece, walk_tree
from onrecord.pages.lines import Line
from onrecord.pages.titles import compose_text
from onrecord.reference.page_words import PageWords

__all__ = ["compose_draft", "walk_within"]

Kept = bool | None


def walk_within(root: Element, page: PageWords) -> tuple[tuple[Piece, ...], bool]:
    """Return the pieces up to the most that is read of a page, and whether that is all.

    >>> from onrecord.pages.html.tree import parse_tree
    >>> from onrecord.reference.page_words import load_page_words
    >>> pieces, whole = walk_within(parse_tree("<p>One<p>Two"), load_page_words())
    >>> [piece.text for piece in pieces], whole
    (['One', 'Two'], True)
    """
    pieces: list[Piece] = []
    size = 0
    for piece in walk_tree(root, page.hints, 2 * MAX_CHARACTERS):
        size += len(piece.text) + 2
        if size > MAX_CHARACTERS:
            left = MAX_CHARACTERS - size + len(piece.text)
            return (*pieces, replace(piece, text=piece.text[:left])) if left > 0 else tuple(pieces), False
        pieces.append(piece)
    return tuple(pieces), True


def compose_draft(
    title: str | None,
    deck: str | None,
    rest: Sequence[tuple[Piece, Kept]],
    facts: PageFacts,
    top: int | None = None,
) -> Draft:
    """Return the draft of a title, a deck and the other pieces, each with whether it is main text.

    `top` is the place in `rest` of the first that stands below the headline on the page.

    >>> compose_draft("Mill pays", "At last", (), PageFacts()).text
    'Mill pays\\n\\nAt last\\n\\n'
    """
    _, headline_span, deck_span, at = compose_text(title, deck, "")
    parts, lines = [title + "\n\n" if title else "", deck + "\n\n" if deck else ""], []
    for number, (piece, kept) in enumerate(rest):
        between = "" if number == 0 else "\n\n" if piece.gap else "\n"
        start = at + len(between)
        at = start + len(piece.text)
        parts += (between, piece.text)
        lines.append(
            Line(
                text=piece.text,
                start=start,
                end=at,
                gap=piece.gap,
                role=piece.role,
                hint=piece.hint,
                kept=kept,
                links=piece.links,
                is_top=number == top,
            )
        )
    return Draft(text="".join(parts), lines=tuple(lines), facts=facts, headline=headline_span, deck=deck_span)
