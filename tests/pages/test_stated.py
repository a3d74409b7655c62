"""Pages that state in JSON-LD what they do not show: filled by scripts, or cut by a paywall."""

from __future__ import annotations

import json

import pytest

from onrecord.pages.gate import load_gate
from onrecord.pages.walls import find_wall
from tests.pages.checking import blocks_of, read_one

BODY = (
    "Vantage Grain will give $1 million to Donald Trump’s inaugural committee, the company said on Friday in Omaha. "
    "“Farmers feed this country,” said its president, Cora Blye, who has run it since her father retired."
)
STATED = {"@type": "NewsArticle", "headline": "Vantage Grain gives $1 million", "articleBody": BODY}


def _page(shown: str, body: str = BODY) -> str:
    stated = json.dumps({**STATED, "articleBody": body})
    head = f'<title>Plainsman</title><script type="application/ld+json">{stated}</script>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{shown}</body></html>'


SHOWN = [
    ("nothing", '<div id="root"></div>'),
    ("a wheel", '<div class="spinner">Loading</div><noscript>Please switch on JavaScript.</noscript>'),
    ("a teaser", "<h1>Vantage Grain gives $1 million</h1><p>The grain trader joins others.</p><p>Subscribe</p>"),
]


@pytest.mark.parametrize("shown", [row[1] for row in SHOWN], ids=[row[0] for row in SHOWN])
def test_what_is_stated_is_read_where_little_is_shown(shown: str) -> None:
    article = read_one(_page(shown), "text/html")
    assert blocks_of(article) == [("headline", "Vantage Grain gives $1 million"), ("paragraph", BODY)]


def test_what_is_shown_is_read_where_it_is_as_much() -> None:
    shown = f"<article><h1>Vantage Grain gives $1 million</h1><p>{BODY}</p><p>It was founded in 1921.</p></article>"
    assert "founded" in blocks_of(read_one(_page(shown), "text/html"))[-1][1]


@pytest.mark.parametrize("body", [BODY, BODY.replace(" to ", "\n\nto "), f"<p>{BODY}</p>"])
def test_the_gate_opens_for_what_is_only_stated(body: str) -> None:
    assert load_gate().may_hold_gift(_page("<div></div>", body).encode())


def test_a_page_that_states_its_text_needs_no_browser() -> None:
    shown = "<div></div><p>Please enable JavaScript to go on.</p>"
    assert find_wall(_page(shown).encode()) is None
    assert find_wall(shown.encode()) == "script"
