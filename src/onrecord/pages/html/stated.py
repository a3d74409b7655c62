"""The draft of an article whose text is stated beside the page: the "articleBody" of a NewsArticle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.pages.draft import MAX_CHARACTERS, Draft, PageFacts
from onrecord.pages.html.composing import compose_draft, walk_within
from onrecord.pages.html.tree import parse_tree
from onrecord.pages.html.walking import Piece
from onrecord.pages.lines import split_lines
from onrecord.pages.titles import compose_text
from onrecord.reference.page_words import PageWords

__all__ = ["draft_body", "is_shown", "size_of_sentences"]

_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|figure|table)\b[^<>]{0,500}>", re.I
)

_SENTENCE = 80


def draft_body(facts: PageFacts, page: PageWords) -> Draft | None:
    """Return the draft of the text that `facts` state: headline, deck and body; None without any text.

    >>> from onrecord.reference.page_words import load_page_words
    >>> draft_body(PageFacts(headline="Mill", body="<p>It gave.</p><p>It did.</p>"), load_page_words()).text
    'Mill\\n\\nIt gave.\\n\\nIt did.'
    """
    if not facts.body:
        return None
    if _MARKUP.search(facts.body) and (root := parse_tree(facts.body)) is not None:
        pieces, whole = walk_within(root, page)
        draft = compose_draft(facts.headline, facts.deck, [(piece, None) for piece in pieces], facts)
        return replace(draft, whole=whole) if pieces else None
    body = facts.body[:MAX_CHARACTERS]
    text, headline, deck, start = compose_text(facts.headline, facts.deck, body)
    lines = tuple(line for line in split_lines(text) if line.start >= start)
    whole = len(facts.body) <= MAX_CHARACTERS
    return Draft(text=text, lines=lines, facts=facts, headline=headline, deck=deck, whole=whole)


def is_shown(facts: PageFacts, pieces: Sequence[Piece]) -> bool:
    """Whether the page shows as much text as it states, or half of it: a page that scripts fill shows none."""
    return 2 * size_of_sentences(pieces) >= len(facts.body or "")


def size_of_sentences(pieces: Sequence[Piece]) -> int:
    """Return how many characters of sentences a page shows."""
    return sum(len(piece.text) for piece in pieces if len(piece.text) > _SENTENCE)
