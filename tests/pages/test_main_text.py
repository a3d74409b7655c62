"""The story's own element tells what the whole page would, and is believed only where it can."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

import onrecord
from onrecord.pages.decoding import decode_page
from onrecord.pages.html import main_text
from onrecord.pages.html.main_text import mark_main_text
from onrecord.pages.html.story_element import cut_out_story
from onrecord.pages.html.tree import Element, parse_tree
from onrecord.pages.html.walking import Piece, walk_tree
from onrecord.reference.page_words import load_page_words

SAMPLES = sorted(Path(onrecord.__file__).parent.joinpath("data", "samples").glob("*.html"))

SENTENCE = "The mill at Upper Kettleby will pay for the roof of the town's lido, its chairwoman said on Monday, {}. "
OUTSIDE = "A reader writes that the swimmers of the valley have waited for that roof for most of {} years. "


def _page(inside: int, outside: int, element: str = "article") -> Element:
    story, other = ("".join(f"<p>{line.format(n) * 2}</p>" for n in range(count)) for line, count in
                    ((SENTENCE, inside), (OUTSIDE, outside)))  # fmt: skip
    return parse_tree(f"<html><body><{element}>{story}</{element}><div class='x'>{other}</div></body></html>")


def _pieces(root: Element) -> tuple[Piece, ...]:
    return tuple(walk_tree(root, load_page_words().hints))


def _by_whole_page(root: Element, pieces: tuple[Piece, ...]) -> tuple[bool | None, ...]:
    with patch.object(main_text, "cut_out_story", return_value=None):
        return mark_main_text(root, pieces)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_element_of_the_story_tells_what_the_page_would(path: Path) -> None:
    root = parse_tree(decode_page(path.read_bytes()).text)
    pieces = _pieces(root)
    assert mark_main_text(root, pieces) == _by_whole_page(root, pieces)


@pytest.mark.parametrize(
    ("inside", "element", "is_cut_out"),
    [(12, "article", True), (12, "div", False), (2, "article", False)],
    ids=["an article", "nothing marked", "an article of a few lines"],
)
def test_a_story_is_cut_out_where_it_is_marked(inside: int, element: str, is_cut_out: bool) -> None:
    assert (cut_out_story(_page(inside, 3, element)) is not None) is is_cut_out


def test_what_a_page_leaves_out_of_its_story_is_no_main_text() -> None:
    root = _page(inside=12, outside=3)
    pieces = _pieces(root)
    assert mark_main_text(root, pieces) == (True,) * 12 + (False,) * 3


def test_teasers_raise_no_doubt_about_a_marked_story() -> None:
    story = "".join(f"<p>{SENTENCE.format(n) * 2}</p>" for n in range(5))
    teasers = "".join(f"<div><a href='/{n}'>{OUTSIDE.format(n)}</a></div>" for n in range(40))
    root = parse_tree(f"<html><body><article>{story}</article><main>{teasers}</main></body></html>")
    with patch.object(main_text, "_extract", wraps=main_text._extract) as asked:
        assert mark_main_text(root, _pieces(root)) == (True,) * 5 + (False,) * 40
    assert asked.call_count == 1


def test_a_page_with_more_text_than_its_marked_story_is_looked_at_as_a_whole() -> None:
    root = _page(inside=5, outside=40)
    pieces = _pieces(root)
    assert mark_main_text(root, pieces) == _by_whole_page(root, pieces) == (True,) * 45
