"""Pages that state in JSON-LD what they do not show: filled by scripts, or cut by a paywall."""

from __future__ import annotations

import json

import pytest

from onrecord.pages.gate import load_gate
from onrecord.pages.html.data_blocks import Budget, find_body
from onrecord.pages.walls import find_wall
from tests.pages.checking import blocks_of, read, read_one

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


PARTS = [part + "." for part in BODY.replace("”", "").split(". ")] + ["Thane Beacons gave $250,000 in November."]
HTML = "".join(f"<p>{part}</p>" for part in PARTS)
TITLE = "Vantage Grain gives $1 million"
# What stands in the same data and is no part of the story.
TEASERS = [{"title": f"The price of corn rose on day {at}", "summary": PARTS[0] * 3} for at in range(9)]
COOKIES = {
    "title": "We value your privacy",
    "text": "We and our partners keep things on your device, and read them. " * 40,
}


def _runs(part: str) -> dict[str, object]:
    runs = [{"text": part[:9]}, {"type": "a", "children": [{"text": part[9:14]}]}, {"text": part[14:]}]
    return {"type": "p", "children": runs}


def _next(article: object) -> str:
    data = {"props": {"article": article, "teasers": TEASERS, "notice": COOKIES}}
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'


def _given(name: str, data: object) -> str:
    return f"<script>var a=1;{name}={json.dumps(data)};(function(){{a=2}})()</script>"


POINTED = {"Part:" + str(at): {"__typename": "Paragraph", "content": part} for at, part in enumerate(PARTS)}
POINTING = {"Article:7": {"headline": TITLE, "content": [{"__ref": key} for key in POINTED]}, **POINTED}
MADE = f"return {{data:[{{article:{{title:{json.dumps(TITLE)},body:{json.dumps(HTML)},free:a}}}}]}}"
PROPS = json.dumps({"article": {"title": TITLE, "body": HTML}}).replace('"', "&quot;")
QUOTED = json.dumps({"title": TITLE, "text": "\n\n".join(PARTS)}).replace("\\", "\\\\").replace("'", "\\'")
IN_DATA = [
    ("HTML", _next({"headline": TITLE, "bodyHtml": HTML})),
    ("a list of blocks", _next({"headline": TITLE, "content": [{"type": "text", "content": part} for part in PARTS]})),
    ("a list of texts", _next({"headlines": {"basic": TITLE}, "paragraphs": PARTS})),
    ("runs of text", _next({"title": TITLE, "content": [_runs(part) for part in PARTS]})),
    ("blocks as a text", _next({"title": TITLE, "body": json.dumps({"blocks": [{"text": part} for part in PARTS]})})),
    (
        "HTML and text of each block",
        _next({"title": TITLE, "blocks": [{"html": f"<p>{p}</p>", "text": p} for p in PARTS]}),
    ),
    ("a variable", _given("window.__STATE__", {"notice": COOKIES, "news": {"1": {"title": TITLE, "body": HTML}}})),
    ("a place of a variable", _given('state["page"]', {"title": TITLE, "body": HTML, "next": TEASERS})),
    ("JSON in a text", f"<script>load(JSON.parse({json.dumps(json.dumps({'title': TITLE, 'body': HTML}))}))</script>"),
    ("JSON in single quotes", f"<script>let s = JSON.parse('{QUOTED}');</script>"),
    ("things that point at others", _given("window.__APOLLO_STATE__", POINTING)),
    ("a program that makes it", f"<script>window.__NUXT__=(function(a){{{MADE}}}(true))</script>"),
    ("an attribute", f'<div id="app" data-props="{PROPS}"></div>'),
]


def test_a_page_without_a_title_has_that_of_the_one_story_in_its_data() -> None:
    page = f"<title>Plainsman</title>{_next({'title': TITLE, 'body': HTML * 3})}<p id=root>"
    assert read_one(page, "text/html").headline == TITLE


@pytest.mark.parametrize("script", [row[1] for row in IN_DATA], ids=[row[0] for row in IN_DATA])
@pytest.mark.parametrize(
    "shown", ["<div></div>", f"<h1>{TITLE}</h1><p>The grain trader joins others. Subscribe now.</p>"]
)
def test_a_story_in_the_data_of_scripts_is_read(script: str, shown: str) -> None:
    page = f'<!doctype html><html lang="en"><title>{TITLE} | Plainsman</title><body>{shown}{script}</body></html>'
    article = read_one(page, "text/html")
    assert blocks_of(article) == [("headline", TITLE), *(("paragraph", part) for part in PARTS)]
    assert article.outlet == "Plainsman"
    assert find_wall(page.encode() + b"<noscript>Please enable JavaScript.</noscript>") is None


def test_the_day_beside_the_story_is_that_of_its_publication() -> None:
    article = {"title": TITLE, "publishedAt": "2024-12-13T10:00:00Z", "updatedAt": "2025-03-01", "body": HTML}
    page = f'<title>{TITLE}</title>{_next(article)}<p id="root"></p>'
    assert str(read_one(page, "text/html").published) == "2024-12-13"


def test_half_a_character_in_the_title_of_a_story_can_be_written() -> None:
    page = f'<title>{TITLE}</title>{_next({"title": f"{TITLE} {chr(0xD83D)}", "body": HTML})}<p id="root"></p>'
    assert read_one(page, "text/html").text.encode().startswith(f"{TITLE} \ufffd".encode())


def test_things_that_all_point_at_one_large_list_are_not_all_followed() -> None:
    budget, named = Budget(left=5_000), {"L:1": ["x"] * 1_000}
    found = [find_body({"body": {"__ref": "L:1"}}, named, budget) for _ in range(500)]
    assert found == [None] * 500
    assert -5_000 < budget.left < 0


OTHERS = [
    {"title": f"Corn trader {at} gives a lot", "url": f"/{at}", "text": "Corn rose on Monday by a little. " * 20}
    for at in range(9)
]


@pytest.mark.parametrize("key", ["items", "elements", "blocks"])
def test_other_pages_beside_a_story_are_none_of_it(key: str) -> None:
    page = f'<title>{TITLE}</title>{_next({"title": TITLE, "body": HTML, key: OTHERS})}<p id="root"></p>'
    assert blocks_of(read_one(page, "text/html"))[1:] == [("paragraph", part) for part in PARTS]


NO_STORY = [
    (
        "another story alone",
        _next({"title": "Thane Beacons sells its mill at last", "body": HTML}),
        "<p>Corn rose a little. " * 9,
    ),
    ("what a site says of cookies", _given("window.__CONFIG__", {"notice": COOKIES}), f"<h1>{TITLE}</h1><p>{PARTS[0]}"),
    (
        "data that point in circles",
        _given("w.s", {"title": TITLE, "body": [{"__ref": "A:1"}] * 9, "A:1": [{"__ref": "A:1"}] * 9}),
        "",
    ),
    ("data that are cut", "<script>window.s={" + json.dumps({"title": TITLE, "x": HTML})[1:-9] + "</script>", ""),
]


@pytest.mark.parametrize(("script", "shown"), [row[1:] for row in NO_STORY], ids=[row[0] for row in NO_STORY])
def test_other_texts_in_data_are_no_story(script: str, shown: str) -> None:
    page = f"<html lang=en><title>{TITLE}</title>{shown}{script}"
    assert all(
        PARTS[-1] not in article.text and "partners" not in article.text for article in read(page, "text/html").articles
    )
