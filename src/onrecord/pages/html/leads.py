"""What extraction leaves out of the story: the lead below a headline, and lists between paragraphs; and the deck."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.pages.bylines import find_byline
from onrecord.pages.html.hints import tokens_of
from onrecord.pages.html.walking import Piece
from onrecord.pages.lines import TERMINAL, Line
from onrecord.pages.shown_dates import find_shown_date
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import PageWords

__all__ = ["find_deck", "open_leads", "open_lists"]

# Bylines, days, share bars and a picture stand between the two: 12 pieces on the fullest pages seen.
_MOST_BETWEEN = 14
_MOST_TO_DECK = 8
_LEAST_LEAD = 50
_LEAST_DESCRIBED = 5

Kept = bool | None


def find_deck(pieces: Sequence[Piece], headline: int | None, description: str | None, page: PageWords) -> int | None:
    """Return the line soon after the headline whose names say that it is the deck, or that describes the page."""
    if headline is None:
        return None
    near = range(headline + 1, min(headline + _MOST_TO_DECK, len(pieces)))
    decks = [at for at in near if pieces[at].role in ("", "heading") and not _tells_time(pieces[at], page)]
    named = (at for at in decks if not page.deck_hints.isdisjoint(tokens_of(pieces[at].names)))
    described = (at for at in decks if pieces[at].tag != "p" or not _begins_story(pieces, at))
    told = fold_words(description or "")
    return next(named, None) or next((at for at in described if _describes(fold_words(pieces[at].text), told)), None)


def _tells_time(piece: Piece, page: PageWords) -> bool:
    """True for "Reno, 4 March 2025", which some sites call their subtitle; not for names alone, which may give."""
    label = find_byline(Line(text=piece.text, start=0, end=len(piece.text)), page)
    return label is not None and (label.kind == "dateline" or find_shown_date([piece.text], page) is not None)


def _begins_story(pieces: Sequence[Piece], at: int) -> bool:
    """True where a paragraph of the same block follows: pages describe themselves by their first sentence too."""
    return any(piece.place == pieces[at].place and piece.tag == "p" for piece in pieces[at + 1 : at + 3])


def _describes(words: tuple[str, ...], told: tuple[str, ...]) -> bool:
    """Whether a line is what the page says of itself, which may be cut or go on."""
    size = min(len(words), len(told))
    return size >= _LEAST_DESCRIBED and words[: size - 1] == told[: size - 1] and 2 * size >= len(words)


def open_leads(pieces: Sequence[Piece], kept: Sequence[Kept], headline: int | None) -> tuple[Kept, ...]:
    """Return `kept` with the sentences right below the headline left to the words, where extraction left them out.

    Extraction begins where the body's element does; the sentence that tells the news often stands in the head:
    `<header><h1>...</h1><p class="intro">The mill pays for the roof.</p></header><div class="body">`.
    """
    if headline is None:
        return tuple(kept)
    first = next((at for at in range(headline + 1, len(pieces)) if kept[at] and len(pieces[at].text) > 80), None)
    if first is None:
        return tuple(kept)
    between = range(headline + 1, min(first, headline + _MOST_BETWEEN))
    leads = {at for at in between if kept[at] is False and _is_lead(pieces[at])}
    return tuple(None if at in leads else is_kept for at, is_kept in enumerate(kept))


def _is_lead(piece: Piece) -> bool:
    is_plain = piece.hint is None and piece.role in ("", "heading") and not piece.links
    return is_plain and len(piece.text) >= _LEAST_LEAD and TERMINAL.search(piece.text) is not None


def open_lists(pieces: Sequence[Piece], kept: Sequence[Kept]) -> tuple[Kept, ...]:
    """Return `kept` with the items and rows right below main text left to the words, where extraction left them out.

    It takes a list of givers for a menu: `<p>These firms gave:</p><ul><li><b>Thane Beacons:</b> $1 million</li></ul>`.
    Lists of links stay outside.
    """
    opened, is_below = list(kept), False
    for at, piece in enumerate(pieces):
        is_entry = piece.role in ("item", "row") and piece.hint is None and not piece.links
        if kept[at] is False and is_entry and is_below:
            opened[at] = None
        is_below = bool(kept[at]) or (opened[at] is None and is_entry)
    return tuple(opened)
