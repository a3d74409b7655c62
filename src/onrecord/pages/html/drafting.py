"""HTML to a draft: headline and deck first, then every line of the page at its span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from onrecord.pages.draft import Draft
from onrecord.pages.html.composing import compose_draft, walk_within
from onrecord.pages.html.data_story import find_data_story
from onrecord.pages.html.facts import read_page_facts, read_title
from onrecord.pages.html.headlines import bare_title, find_headline
from onrecord.pages.html.leads import find_deck, open_leads, open_lists
from onrecord.pages.html.main_text import mark_main_text
from onrecord.pages.html.outlets import find_site_name
from onrecord.pages.html.rowspans import spread_rowspans
from onrecord.pages.html.stated import draft_body, is_shown, size_of_sentences
from onrecord.pages.html.tree import Element, empty_elements, parse_tree
from onrecord.pages.html.visible_dates import find_near_date, find_visible_date
from onrecord.pages.html.walking import Piece
from onrecord.reference.page_words import PageWords

__all__ = ["draft_html"]

# Main-text extraction grows faster than the page: above this many characters or elements the words decide alone.
_MOST_TEXT = 400_000
_MOST_ELEMENTS = 40_000
# A page that shows more shows its story; teasers before a wall and pages that scripts fill show less.
_ENOUGH_SHOWN = 2_000
_COUNT_ELEMENTS = etree.XPath("count(//*)")


def draft_html(text: str, url: str | None, page: PageWords) -> Draft | None:
    """Return the draft of an HTML page, or None where it shows no text at all."""
    root = parse_tree(text)
    if root is None:
        return None
    spread_rowspans(root)
    facts = read_page_facts(root, url, page.outlets)
    pieces, whole = walk_within(root, page)
    if not facts.body and (shown := size_of_sentences(pieces)) < _ENOUGH_SHOWN:
        facts = find_data_story(root, facts, shown)
    if not is_shown(facts, pieces):
        outlet = facts.outlet or find_site_name(read_title(root), facts.headline, page)
        return draft_body(replace(facts, outlet=outlet), page)
    if not pieces:
        return None
    is_small = _is_small(root, pieces)
    empty_elements(root, "style")
    headline = find_headline(pieces, facts.headline, page)
    if facts.published is None or facts.published.precision != "day":
        near = find_near_date(pieces, headline, page, facts.language)
        facts = replace(facts, likely=near or (find_visible_date(root) if is_small else None))
    empty_elements(root, "script", but="ld+json")
    kept = mark_main_text(root, pieces) if is_small else (None,) * len(pieces)
    title = pieces[headline].text if headline is not None else bare_title(facts.headline, page)
    deck = find_deck(pieces, headline, facts.description, page)
    kept = open_lists(pieces, open_leads(pieces, kept, headline))
    if facts.outlet is None and headline is not None:
        facts = replace(facts, outlet=find_site_name(read_title(root), title, page))
    under = facts.deck or (pieces[deck].text if deck is not None else None)
    taken = {headline, deck}
    rest = [(piece, flag) for at, (piece, flag) in enumerate(zip(pieces, kept, strict=True)) if at not in taken]
    top = sum(at not in taken for at in range(headline)) if headline is not None else None
    return replace(compose_draft(title, under, rest, facts, top), whole=whole)


def _is_small(root: Element, pieces: Sequence[Piece]) -> bool:
    if sum(len(piece.text) for piece in pieces) > _MOST_TEXT:
        return False
    return bool(_COUNT_ELEMENTS(root) <= _MOST_ELEMENTS)
