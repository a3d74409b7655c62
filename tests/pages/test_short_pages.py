"""Pages too short to have their main text found: names in the markup part story and furniture."""

from __future__ import annotations

import pytest

from tests.pages.checking import blocks_of, read_one

STORY = "<p>Kettle Mills gave £1 million to the lido.</p><p>It said so on Monday.</p>"
OTHER = "Ada Voss gave £5,000 to the lido last week, she told me."

BOXES = [
    ("comments", f'<div id="comments"><p>{OTHER}</p></div>'),
    ("most read", f'<section class="most-read"><p>{OTHER}</p></section>'),
    ("a newsletter", f'<div class="newsletter-box"><p>{OTHER}</p></div>'),
    ("an aside", f"<aside><p>{OTHER}</p></aside>"),
    ("the head of a copy in a cache", f'<div id="x__google-cache-hdr"><p>{OTHER}</p></div>'),
]


@pytest.mark.parametrize("box", [row[1] for row in BOXES], ids=[row[0] for row in BOXES])
def test_a_named_box_is_no_story(box: str) -> None:
    page = f'<html lang="en"><body><h1>Mill gives to lido</h1><div class="text">{STORY}</div>{box}</body></html>'
    assert OTHER not in [text for _, text in blocks_of(read_one(page, "text/html"))]


WRAPPERS = ['<div class="page-with-comments">', '<div class="sidebar-left">', '<section class="social">']


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_a_name_around_all_of_the_page_says_nothing(wrapper: str) -> None:
    page = f"<html><body>{wrapper}<h1>Mill gives to lido</h1>{STORY}<p>{OTHER}</p></body></html>"
    assert OTHER in [text for _, text in blocks_of(read_one(page, "text/html"))]
