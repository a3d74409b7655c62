"""Plain text as copied from a browser: the first line is the headline, a short second one the deck."""

from __future__ import annotations

import re

from onrecord.pages.draft import MAX_CHARACTERS, Draft, PageFacts
from onrecord.pages.labels import label_line
from onrecord.pages.lines import Line, split_lines
from onrecord.pages.menus import split_entries
from onrecord.reference.page_words import PageWords

__all__ = ["can_be_title", "draft_plain_text"]

_CLOCK = re.compile(r"\d{1,2}\s?[:.h]\s?\d\d(?!\d|[.,]\d)")
_MOST_TITLE_WORDS = 40
_MOST_DECK_WORDS = 45
_LEAST_TITLE_WORDS = 3
_FIRST_LINES = 12
_MOST_NAME_WORDS = 5
_MENU_KINDS = ("navigation", "newsletter_box", "share_bar")


def draft_plain_text(raw: str, page: PageWords, facts: PageFacts | None = None) -> Draft:
    """Return the draft of a plain text; `facts` are what stood above it, and name its headline if they know one.

    >>> from onrecord.reference.page_words import load_page_words
    >>> draft = draft_plain_text("A first line here\\n\\nThe body of it.", load_page_words())
    >>> draft.text[slice(*draft.headline)]
    'A first line here'
    """
    facts = facts or PageFacts()
    if facts.headline and facts.headline not in raw.strip()[: 2 * len(facts.headline)]:
        raw = f"{facts.headline}\n\n{raw.strip()}"
    text = raw.strip()[:MAX_CHARACTERS].rstrip().replace("\r\n", "\n").replace("\r", "\n")
    whole = len(raw.strip()) <= MAX_CHARACTERS
    lines = tuple(split_lines(text))
    at = _find_title(lines[:_FIRST_LINES], page)
    if at is None:
        return Draft(text=text, lines=lines, facts=facts, whole=whole)
    head = lines[at]
    deck = lines[at + 1] if at + 1 < len(lines) and _can_be_deck(lines, at + 1, page) else None
    rest = tuple(line for line in lines if line not in (head, deck))
    return Draft(
        text=text,
        lines=rest,
        facts=facts,
        whole=whole,
        headline=(head.start, head.end),
        deck=(deck.start, deck.end) if deck else None,
    )


def _find_title(lines: tuple[Line, ...], page: PageWords) -> int | None:
    """Return the first line that can be the title; a short one inside a menu is the site's name, where another follows.

    "Skip to content" / "The Mesa Courier" / "Log in" without a blank line between, and then the headline by itself.
    """
    fit = [at for at, line in enumerate(lines) if can_be_title(line, page)]
    by_itself = (at for at in fit if lines[at].gap and (at + 1 == len(lines) or lines[at + 1].gap))
    if fit and len(lines[fit[0]].words) <= _MOST_NAME_WORDS and _is_in_menu(lines, fit[0], page):
        return next((at for at in by_itself if not lines[at].is_prose), fit[0])
    return fit[0] if fit else None


def _is_in_menu(lines: tuple[Line, ...], at: int, page: PageWords) -> bool:
    above = [lines[at - 1]] if at and not lines[at].gap else []
    below = [lines[at + 1]] if at + 1 < len(lines) and not lines[at + 1].gap else []
    labels = [label_line(line, page) for line in (*above, *below)]
    return bool(labels) and all(label and label.kind in _MENU_KINDS for label in labels)


def can_be_title(line: Line, page: PageWords) -> bool:
    """Whether a line among the first of a text is long enough for a headline and none of the site's own.

    >>> from onrecord.reference.page_words import load_page_words
    >>> [can_be_title(line, load_page_words()) for line in split_lines("Skip to content\\nMill pays for roof")]
    [False, True]
    """
    count = len(line.words)
    return _LEAST_TITLE_WORDS <= count <= _MOST_TITLE_WORDS and label_line(line, page) is None


def _can_be_deck(lines: tuple[Line, ...], at: int, page: PageWords) -> bool:
    """A deck stands apart, is a line of its own without a full stop at its end, and some story follows it."""
    line = lines[at]
    followed_apart = at + 1 < len(lines) and lines[at + 1].gap
    short = 4 <= len(line.words) <= _MOST_DECK_WORDS and not line.text.endswith(".")
    timed = _CLOCK.match(line.text) is not None  # the first entry of a live page
    is_row = timed or len(split_entries(line.text)) > 1 or line.words == lines[at - 1].words
    return short and followed_apart and line.gap and not is_row and label_line(line, page) is None
