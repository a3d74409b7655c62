"""Pages too short to have their main text found: names in the markup part story and furniture."""

from __future__ import annotations

import pytest

from tests.pages.checking import blocks_of, read, read_one

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


ASKED = (
    "We and our 842 partners store cookies and read information on your device, such as unique identifiers, for "
    "personalised ads. With your permission we and our partners may use precise geolocation data. You may click to "
    "consent to that, or change your preferences before consenting or to refuse consenting. Some of our partners rely "
    "on their legitimate interest. "
) * 2


def test_a_page_that_only_asks_for_consent_is_no_article() -> None:
    page = f"<title>Post</title><h1>We value your privacy</h1><p>{ASKED}</p><button>Accept all</button>"
    reading = read(page, "text/html")
    assert ([problem.code for problem in reading.problems], reading.articles) == (["needs_browser"], ())


def test_a_question_about_consent_over_a_story_is_furniture() -> None:
    article = read_one(f"<div><p>{ASKED}</p></div><h1>Mill gives to lido</h1>{STORY}", "text/html")
    assert [text for kind, text in blocks_of(article) if kind == "paragraph"] == STORY[3:-4].split("</p><p>")
