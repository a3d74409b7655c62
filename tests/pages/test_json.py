"""NewsArticle JSON in its shapes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.pages.checking import blocks_of, read, read_one

JSON = "application/json"
BODY = "The mill will pay for half of the new roof,\r\nits chairwoman said on Monday.\n\nAdvertisement"

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Mill pays for roof",
    "alternativeHeadline": "The town is owed a swim",
    "inLanguage": "en-GB",
    "datePublished": "2025-03-04T08:00:00+01:00",
    "publisher": {"@type": "Organization", "name": "The Kettleby Post"},
    "url": "https://post.example/roof",
    "articleBody": BODY,
}


def test_text_is_headline_deck_and_the_body_as_it_is() -> None:
    article = read_one(json.dumps(ARTICLE), JSON)
    assert article.text == f"Mill pays for roof\n\nThe town is owed a swim\n\n{BODY}"
    assert (article.headline, article.deck, article.language) == ("Mill pays for roof", "The town is owed a swim", "en")
    assert (article.outlet, str(article.published), article.url) == ("The Kettleby Post", "2025-03-04", ARTICLE["url"])
    assert [span.kind for span in article.furniture] == ["ad_label"]


SHAPES: dict[str, tuple[Any, list[str]]] = {
    "one": (ARTICLE, ["Mill pays for roof"]),
    "a list": ([ARTICLE, ARTICLE | {"headline": "B"}], ["Mill pays for roof", "B"]),
    "a graph": ({"@graph": [{"@type": "Person", "name": "P"}, ARTICLE]}, ["Mill pays for roof"]),
    "under article, as the gold set has it": ({"id": "x", "article": ARTICLE}, ["Mill pays for roof"]),
    "several types": (ARTICLE | {"@type": ["Thing", "ReportageNewsArticle"]}, ["Mill pays for roof"]),
    "no type": ({"articleBody": BODY, "headline": "C"}, ["C"]),
}


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(name: str) -> None:
    data, headlines = SHAPES[name]
    reading = read(json.dumps(data), JSON)
    assert reading.problems == ()
    assert [article.headline for article in reading.articles] == headlines


ODD: list[tuple[str, dict[str, Any]]] = [
    ("no headline", {"headline": None}),
    ("headline is a list", {"headline": ["A", "B"]}),
    ("headline is a number", {"headline": 7}),
    ("publisher is a string", {"publisher": "Post"}),
    ("publisher is a list", {"publisher": [{"name": "Post"}]}),
    ("date is nonsense", {"datePublished": "2025-02-31"}),
    ("date is of another age", {"datePublished": "1066-10-14"}),
    ("url is a script", {"url": "javascript:alert(1)"}),
    ("language is a word", {"inLanguage": "english"}),
    ("half a character", {"articleBody": "Half \ud83d of it stands here."}),
]


@pytest.mark.parametrize(("change"), [row[1] for row in ODD], ids=[row[0] for row in ODD])
def test_odd_values_are_no_obstacle(change: dict[str, Any]) -> None:
    article = read_one(json.dumps(ARTICLE | change), JSON)
    assert article.text.encode()
    assert article.published is None or article.published.value.year == 2025
    assert article.url in (None, "https://post.example/roof")


BAD = [
    ("broken", '{"@type": "NewsArticle", ', "bad_json"),
    ("deep", "[" * 100_000, "bad_json"),
    ("a number", "[7]", "no_article"),
    ("a person", '{"@type": "Person"}', "no_article"),
    ("no body", '{"@type": "NewsArticle", "headline": "A"}', "no_text"),
    ("empty body", '{"@type": "NewsArticle", "articleBody": " "}', "no_text"),
    ("body is a list", '{"@type": "NewsArticle", "articleBody": []}', "no_text"),
]


@pytest.mark.parametrize(("text", "code"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_json_is_a_problem(text: str, code: str) -> None:
    reading = read(text, JSON)
    assert reading.articles == ()
    assert [problem.code for problem in reading.problems] == [code]
    assert all(problem.advice and problem.source == "page" for problem in reading.problems)


def test_one_bad_article_does_not_cost_the_others() -> None:
    reading = read(json.dumps([{"@type": "NewsArticle"}, ARTICLE]), JSON)
    assert [article.headline for article in reading.articles] == ["Mill pays for roof"]
    assert [problem.where for problem in reading.problems] == ["article 1"]


TOLD = [
    ("two objects", '{"a": 1}\n{"a": 2}', "it is not whole JSON: Extra data", "give one object or one list a file"),
    ("cut", '[{"a": ', "it is not whole JSON: Expecting value", "export the file again"),
    ("deep", "[" * 100_000, "it is nested too deeply", "export the article alone, without the data around it"),
    (
        "long",
        f'{{"a": {"9" * 9000}}}',
        "a number in it is too long",
        "export the article alone, without the data around it",
    ),
]


@pytest.mark.parametrize(("text", "what", "advice"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_bad_json_is_told_in_words_of_the_reader(text: str, what: str, advice: str) -> None:
    (problem,) = read(text, JSON).problems
    assert (problem.what, problem.advice) == (what, advice)


BODIES = [
    ("paragraphs", "<p>The mill pays half.</p><p>It&rsquo;s &pound;3m.</p>", ["The mill pays half.", "It’s £3m."]),
    (
        "breaks",
        "The mill pays half.<br><br>It is <b>three</b> million.",
        ["The mill pays half.", "It is three million."],
    ),
    ("entities alone", "The mill&#8217;s owner pays half.", ["The mill’s owner pays half."]),
    ("signs that are no markup", "A < B & C > D; AT&T pays.", ["A < B & C > D; AT&T pays."]),
]


@pytest.mark.parametrize(("body", "paragraphs"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_markup_in_a_body_is_no_text(body: str, paragraphs: list[str]) -> None:
    article = read_one(json.dumps(ARTICLE | {"articleBody": body}), JSON)
    assert [text for kind, text in blocks_of(article) if kind in ("paragraph", "heading")] == paragraphs


def test_titles_are_written_out() -> None:
    article = read_one(
        json.dumps(ARTICLE | {"headline": "Mill&rsquo;s &#163;3m", "publisher": "Post &amp; Mail"}), JSON
    )
    assert (article.headline, article.outlet) == ("Mill’s £3m", "Post & Mail")


def test_the_entries_of_a_live_page_are_its_text() -> None:
    updates = [{"headline": "The mill confirms", "articleBody": "It pays half of the new roof."}, {"headline": "Noon"}]
    live = ARTICLE | {"@type": "LiveBlogPosting", "articleBody": None, "liveBlogUpdate": updates}
    article = read_one(json.dumps(live), JSON)
    assert article.text.endswith("\n\nThe mill confirms\n\nIt pays half of the new roof.\n\nNoon")
