"""HTML to a draft: headline and deck first, then every line of the page at its span."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from onrecord.pages.draft import MAX_CHARACTERS, Draft, PageFacts
from onrecord.pages.html.facts import read_page_facts
from onrecord.pages.html.hints import tokens_of
from onrecord.pages.html.main_text import mark_main_text
from onrecord.pages.html.tree import Element, parse_tree
from onrecord.pages.html.visible_dates import find_visible_date
from onrecord.pages.html.walking import Piece, walk_tree
from onrecord.pages.lines import Line
from onrecord.pages.titles import compose_text
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import PageWords

__all__ = ["draft_html"]

# Main-text extraction grows faster than the page: above this many characters or elements the words decide alone.
_MOST_TEXT = 400_000
_MOST_ELEMENTS = 40_000
_COUNT_ELEMENTS = etree.XPath("count(//*)")

# Titles carry the site's name at their end: "Headline | Daily", "Headline - Daily".
_SITE_NAME = re.compile(r"\s+[|–—•·]\s+[^|–—•·]{2,40}$|\s+-\s+[^-]{2,40}$")

Kept = bool | None


def draft_html(text: str, url: str | None, page: PageWords) -> Draft | None:
    """Return the draft of an HTML page, or None where it shows no text at all."""
    root = parse_tree(text)
    if root is None:
        return None
    facts = read_page_facts(root, url, page.outlets)
    pieces, whole = _walk_within(root, page)
    if not pieces:
        return None
    is_small = _is_small(root, pieces)
    if facts.published is None and is_small:
        facts = replace(facts, published=find_visible_date(root))
    kept = mark_main_text(root, pieces) if is_small else (None,) * len(pieces)
    headline, deck = _find_headline(pieces, facts), None
    title = pieces[headline].text if headline is not None else _bare_title(facts)
    deck = _find_deck(pieces, headline, page)
    under = facts.deck or (pieces[deck].text if deck is not None else None)
    taken = {headline, deck}
    rest = [(piece, flag) for at, (piece, flag) in enumerate(zip(pieces, kept, strict=True)) if at not in taken]
    return replace(_compose(title, under, rest, facts), whole=whole)


def _walk_within(root: Element, page: PageWords) -> tuple[tuple[Piece, ...], bool]:
    """Return the pieces up to the most that is read of a page, and whether that is all."""
    pieces: list[Piece] = []
    size = 0
    for piece in walk_tree(root, page.hints, 2 * MAX_CHARACTERS):
        size += len(piece.text) + 2
        if size > MAX_CHARACTERS:
            left = MAX_CHARACTERS - size + len(piece.text)
            return (*pieces, replace(piece, text=piece.text[:left])) if left > 0 else tuple(pieces), False
        pieces.append(piece)
    return tuple(pieces), True


def _is_small(root: Element, pieces: Sequence[Piece]) -> bool:
    if sum(len(piece.text) for piece in pieces) > _MOST_TEXT:
        return False
    return bool(_COUNT_ELEMENTS(root) <= _MOST_ELEMENTS)


def _bare_title(facts: PageFacts) -> str | None:
    title = " ".join((facts.headline or "").split())
    return _SITE_NAME.sub("", title) or title or None


def _find_headline(pieces: Sequence[Piece], facts: PageFacts) -> int | None:
    """Return the heading that says what the page's own title says, or its first h1."""
    stated = fold_words(facts.headline or "")
    heads = [at for at, piece in enumerate(pieces) if piece.tag in ("h1", "h2") and piece.role == "heading"]
    same = next(
        (
            at
            for at in heads
            if (words := fold_words(pieces[at].text)) and words == stated[: len(words)] and len(words) > 2
        ),
        None,
    )
    if same is not None:
        return same
    return next((at for at in heads if pieces[at].tag == "h1" and len(fold_words(pieces[at].text)) > 2), None)


def _find_deck(pieces: Sequence[Piece], headline: int | None, page: PageWords) -> int | None:
    """Return the line soon after the headline whose names say that it is the deck."""
    if headline is None:
        return None
    for at in range(headline + 1, min(headline + 8, len(pieces))):
        if pieces[at].role in ("", "heading") and not page.deck_hints.isdisjoint(tokens_of(pieces[at].names)):
            return at
    return None


def _compose(title: str | None, deck: str | None, rest: Sequence[tuple[Piece, Kept]], facts: PageFacts) -> Draft:
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
            )
        )
    return Draft(text="".join(parts), lines=tuple(lines), facts=facts, headline=headline_span, deck=deck_span)
