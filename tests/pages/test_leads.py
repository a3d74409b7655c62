"""The deck and the lead of a page, which stand in its head and not in its body."""

from __future__ import annotations

import pytest

from tests.pages.checking import blocks_of, furniture_of, read_one

BODY = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The ferry company has three boats, two of which were built before the war and repaired many times since.",
        "Its chairwoman, Odile Farrant, said on Friday that nobody had asked her for the money before the mayor.",
        "A fourth boat will be bought in spring, if the harbour can be made deeper by then, which engineers doubt.",
    )
)
LEAD = "Farrant Ferries gives £2 million for the new pier, more than the town itself can pay."

# The head above the body, with what it says in place of %s, and what that is.
HEADS = [
    ("a paragraph of its own", '<header><h1>Ferries pay for pier</h1><p class="x7">%s</p></header>', "paragraph"),
    ("a heading", "<header><h1>Ferries pay for pier</h1><h2>%s</h2></header>", "heading"),
    ("named as a lead", '<header><h1>Ferries pay for pier</h1><p class="article-lead">%s</p></header>', "deck"),
    ("named as an excerpt", '<h1>Ferries pay for pier</h1><div class="entry-excerpt">%s</div>', "deck"),
    (
        "behind byline and day",
        "<header><h1>Ferries pay for pier</h1><div class='author'>By Bram Ilves</div>"
        "<time>4 March 2025</time><section>%s</section></header>",
        "paragraph",
    ),
    (
        "below a menu with a box in it",
        "<div>Newsletter</div><div>Search</div><header><h1>Ferries pay for pier</h1></header><p>%s</p>",
        "paragraph",
    ),
]


def _page(head: str, more: str = "") -> str:
    story = f'<main>{head}<div class="article-body">{BODY}</div></main>'
    return f'<!doctype html><html lang="en"><head><title>Ferries pay for pier</title>{more}</head><body>{story}'


@pytest.mark.parametrize(("head", "kind"), [row[1:] for row in HEADS], ids=[row[0] for row in HEADS])
def test_what_stands_below_the_headline_is_story(head: str, kind: str) -> None:
    assert (kind, LEAD) in blocks_of(read_one(_page(head % LEAD), "text/html"))


def test_the_line_that_describes_the_page_is_its_deck() -> None:
    told = f'<meta property="og:description" content="{LEAD}">'
    page = _page(f"<header><h1>Ferries pay for pier</h1><div><p>{LEAD}</p></div></header>", told)
    assert read_one(page, "text/html").deck == LEAD


def test_a_first_sentence_that_describes_the_page_is_no_deck() -> None:
    told = '<meta name="description" content="The ferry company has three boats, two of which were built before the">'
    assert read_one(_page("<h1>Ferries pay for pier</h1>", told), "text/html").deck is None


def test_links_below_the_headline_stay_outside() -> None:
    other = '<a href="/b">Lamprey Foods gives £9 million for the new pier, as the mayor had hoped for years.</a>'
    page = _page(f"<header><h1>Ferries pay for pier</h1><div>{other}</div></header>")
    assert [kind for kind, _ in furniture_of(read_one(page, "text/html"))] == ["boilerplate"]


def test_teasers_longer_than_the_beginning_of_a_paid_story_are_not_of_it() -> None:
    teaser = "Oona Prewett gave £900,000 to the choir of the valley, she said on Friday, a day after its last concert."
    teasers = f'<section class="read-more"><h3>Read more</h3><article><h3>Choir is glad</h3><p>{teaser * 2}</p>'
    page = f'<html lang="en"><body><article><h1>Ferries pay for pier</h1><p>{LEAD}</p></article>{teasers}</article>'
    assert ("related_links", teaser * 2) in furniture_of(read_one(page + "</section>", "text/html"))
