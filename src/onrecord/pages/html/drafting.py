"""HTML to a draft: headline and deck first, then every line of the page at its span."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from onrecord.pages.draft import Draft, PageFacts
from onrecord.pages.html.composing import compose_draft, walk_within
from onrecord.pages.html.facts import read_page_facts
from onrecord.pages.html.leads import find_deck, open_leads
from onrecord.pages.html.main_text import mark_main_text
from onrecord.pages.html.stated import draft_body, is_shown
from onrecord.pages.html.tree import Element, parse_tree
from onrecord.pages.html.visible_dates import find_visible_date
from onrecord.pages.html.walking import Piece
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import PageWords

__all__ = ["draft_html"]

# Main-text extraction grows faster than the page: above this many characters or elements the words decide alone.
_MOST_TEXT = 400_000
_MOST_ELEMENTS = 40_000
_COUNT_ELEMENTS = etree.XPath("count(//*)")

# Titles carry the site's name at their end: "Headline | Daily", "Headline - Daily".
_SITE_NAME = re.compile(r"\s+[|–—•·]\s+[^|–—•·]{2,40}$|\s+-\s+[^-]{2,40}$")


def draft_html(text: str, url: str | None, page: PageWords) -> Draft | None:
    """Return the draft of an HTML page, or None where it shows no text at all."""
    root = parse_tree(text)
    if root is None:
        return None
    facts = read_page_facts(root, url, page.outlets)
    pieces, whole = walk_within(root, page)
    if not is_shown(facts, pieces):
        return draft_body(facts, page)
    if not pieces:
        return None
    is_small = _is_small(root, pieces)
    if facts.published is None and is_small:
        facts = replace(facts, published=find_visible_date(root))
    kept = mark_main_text(root, pieces) if is_small else (None,) * len(pieces)
    headline = _find_headline(pieces, facts)
    title = pieces[headline].text if headline is not None else _bare_title(facts)
    deck = find_deck(pieces, headline, facts.description, page)
    kept = open_leads(pieces, kept, headline)
    under = facts.deck or (pieces[deck].text if deck is not None else None)
    taken = {headline, deck}
    rest = [(piece, flag) for at, (piece, flag) in enumerate(zip(pieces, kept, strict=True)) if at not in taken]
    return replace(compose_draft(title, under, rest, facts), whole=whole)


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
