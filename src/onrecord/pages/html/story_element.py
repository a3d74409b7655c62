"""The element that holds a page's story, where the page marks one, and whether its main text can be believed alone.

Extraction looks at a whole page several times: for what to leave out, with a second and a third method, and again where
it found little. On a news page the story's own element tells as much, at a quarter of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from onrecord.pages.html.tree import Element
from onrecord.pages.html.walking import Piece

__all__ = ["Story", "cut_out_story", "is_whole_story"]

# With less text in paragraphs on the page, extraction looks at other elements too: both must have it, or neither.
_LEAST_PARAGRAPHS_TEXT = 750
_LEAST_PARAGRAPHS = 3
_LEAST_TEXT = 500
# The share of the element's paragraphs that must be left: less, and most of it was taken for furniture.
_LEAST_LEFT = 0.4
# With less text than this, and a smaller share of the page, extraction tries again with looser rules.
_ENOUGH_TEXT = 3000
_LEAST_OF_PAGE = 0.25

_SENTENCE = 80
# A piece of which so much is links is a teaser ("Two hikers found on the ridge"): no method takes it for the story.
_LINKED = 0.8

# What makes extraction doubt its own result, where it is left in it.
_UNCLEAN = frozenset(
    (
        "aside",
        "audio",
        "button",
        "fencedframe",
        "fieldset",
        "figure",
        "footer",
        "iframe",
        "input",
        "label",
        "link",
        "nav",
        "noindex",
        "noscript",
        "object",
        "option",
        "select",
        "source",
        "svg",
        "time",
    )
)


class Story(NamedTuple):
    """A page with nothing but a copy of the story's element, and how many characters its paragraphs have."""

    page: Element
    size: int


def cut_out_story(root: Element) -> Story | None:
    """Return the element that extraction takes for the story's, None where there is none or it is too short."""
    from trafilatura.settings import MANUALLY_CLEANED
    from trafilatura.xpaths import BODY_XPATH

    found = (element for place in BODY_XPATH for element in place(root))
    story = next((element for element in found if not _is_within(element, MANUALLY_CLEANED)), None)
    if story is None:
        return None
    size = _size_of_paragraphs(story)
    if size < _LEAST_PARAGRAPHS_TEXT <= _size_of_paragraphs(root):
        return None
    page = root.makeelement("html")
    etree.SubElement(page, "body").append(deepcopy(story))
    return Story(page, size)


def _is_within(element: Element, tags: Sequence[str]) -> bool:
    return element.tag in tags or next(element.iterancestors(*tags), None) is not None


def is_whole_story(
    text: str, body: Element, story: Story, pieces: Sequence[Piece], kept: Sequence[bool | None]
) -> bool:
    """Tell whether the whole page would give the same main text as the story's element, by what was left out.

    `text` and `body` are what extraction made of `story`; `kept` says which of the page's pieces are in it.
    """
    if len(text) < max(_LEAST_TEXT, _LEAST_LEFT * story.size) or not _is_of_paragraphs(body):
        return False
    left_out = sum(
        len(piece.text)
        for piece, is_kept in zip(pieces, kept, strict=True)
        if not is_kept and len(piece.text) > _SENTENCE and not _is_teaser(piece)
    )
    of_page = _LEAST_OF_PAGE * sum(len(piece.text) for piece in pieces)
    return left_out <= (len(text) if len(text) >= min(_ENOUGH_TEXT, of_page) else len(text) / 2)


def _is_teaser(piece: Piece) -> bool:
    return sum(len(label) for label, _ in piece.links) >= _LINKED * len(piece.text)


def _is_of_paragraphs(body: Element) -> bool:
    tags = [element.tag for element in body.iter()]
    paragraphs = tags.count("p")
    return paragraphs >= max(_LEAST_PARAGRAPHS, tags.count("table")) and _UNCLEAN.isdisjoint(tags)


def _size_of_paragraphs(element: Element) -> int:
    return sum(len(text) for paragraph in element.iter("p") for text in paragraph.itertext())
