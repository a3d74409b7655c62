"""Whether a page that says that it is not free to read came whole, or only its beginning before a wall."""

from __future__ import annotations

import re

from onrecord.pages.html.tree import parse_tree
from onrecord.pages.walls import is_paid
from onrecord.records import Article
from onrecord.reference.page_walls import load_page_walls

__all__ = ["ends_at_wall", "is_cut"]

# Publishers count words as they like, and the furniture of the text is not in ours.
_LEAST_SHARE = 0.6
_LEAST_OF_PART = 5
_STORY = ("paragraph", "item", "row")
# How far from the end of a text what asks its reader to subscribe may stand: a button and the reasons for it.
_BEHIND = 300
_STATED = re.compile(rb"\"wordcount\"\s*:\s*\"?(\d{1,6})\b")
_PART = re.compile(r"\"cssSelector\"\s*:\s*\"\s*\.([\w-]{1,80})\s*\"", re.I)


def is_cut(content: bytes, words: int, *, was_fetched: bool) -> bool:
    """Whether a page is not free and its text, of so many `words`, is its beginning only.

    A page that somebody saved may be whole because he was signed in; one that a program fetched is whole where it is
    long enough.

    >>> page = b'{"isAccessibleForFree": false, "wordCount": 640}'
    >>> is_cut(page, 90, was_fetched=False), is_cut(page, 600, was_fetched=True)
    (True, False)
    >>> is_cut(b'{"isAccessibleForFree": true}', 90, was_fetched=True)
    False
    """
    if not is_paid(content):
        return False
    walls, page = load_page_walls(), content.lower()
    stated = _STATED.search(page)
    if stated is not None and int(stated[1]) > 0:
        return words < int(stated[1]) * _LEAST_SHARE
    if words >= walls.enough_words:
        return was_fetched and _lacks_part(content)
    return was_fetched or any(mark in page for mark in walls.cut) or _lacks_part(content)


def ends_at_wall(article: Article) -> bool:
    """Whether a short text ends in words that ask its reader to subscribe, or has them right behind its end.

    >>> from onrecord.records import Block
    >>> text = "The mill gave to the park. Subscribe to continue reading."
    >>> ends_at_wall(Article(text=text, language="en", blocks=(Block(kind="paragraph", start=0, end=26),)))
    True
    """
    walls, story = load_page_walls(), [block for block in article.blocks if block.kind in _STORY]
    words = sum(len(article.text[block.start : block.end].split()) for block in story)
    if not story or words >= walls.enough_words:
        return False
    end = story[-1].end
    told = article.text[max(story[-1].start, end - _BEHIND) : end + _BEHIND].lower().replace("’", "'").encode()
    return any(mark in told for mark in walls.ends)


def _lacks_part(content: bytes) -> bool:
    """Whether the part that is said to stand behind the wall is not in the page, or empty."""
    text = content.decode("utf-8", "replace")
    name = _PART.search(text)
    root = parse_tree(text) if name else None
    if name is None or root is None:
        return False
    held = root.xpath("//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name[1]} ")
    return sum(len("".join(part.itertext()).split()) for part in held) < _LEAST_OF_PART
