"""Whatever the bytes: no exception, and every span lies where it should."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pages.checking import check_spans, read

MEDIA_TYPES = st.sampled_from(("text/html", "text/plain", "application/json", "application/ld+json", "image/png", ""))

# Pieces that rules look for, so that the rules meet in ways that nobody wrote down.
PIECES = st.sampled_from(
    [
        "Advertisement",
        "Read more",
        "Read more: A",
        "Comments (3)",
        "Photo: B (Getty Images)",
        "By Ann Bee",
        "• one",
        "1. two",
        "KTB, -0.7%",
        "a | b",
        "a\tb",
        ", and",
        "and so",
        "KETTLEBY (VN) — The mill gave the town a roof for its lido today.",
        "The mill gave. Then it gave again.Advertisement",
        "[Related: C]",
        "© 2025",
        "___",
        "4",
        "\n",
        "\n\n",
        "\r\n",
        "\u2028",
        "The mill will pay for half of the new roof, its chairwoman said on Monday in the town hall.",
        "É",
        "\ufffd",
        "“",
        ")",
        "The lido. (Photo by Ann Bee)",
        "FILE - The lido. (A/Valley Wire Photo)",
        "Publicité",
        "traduit automatiquement",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=20), max_size=25).flatmap(
    lambda parts: st.sampled_from(("\n", "\n\n", " ")).map(lambda joint: joint.join(parts))
)
TAGS = st.sampled_from(
    [
        "p",
        "div",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "figure",
        "figcaption",
        "h1",
        "h2",
        "a",
        "span",
        "nav",
        "br",
        "body",
        "pre",
    ]
)
MARKUP = st.lists(
    st.one_of(
        PIECES,
        TAGS.map(lambda tag: f"<{tag}>"),
        TAGS.map(lambda tag: f"</{tag}>"),
        st.sampled_from(["ad", "related", "credit", "caption", "byline"]).map(lambda name: f'<div class="{name}">'),
        st.just('<img alt="A roof">'),
        st.text(max_size=10),
    ),
    max_size=40,
).map("".join)


@given(content=st.binary(max_size=400), media_type=MEDIA_TYPES)
@settings(max_examples=150, deadline=None)
def test_any_bytes(content: bytes, media_type: str) -> None:
    reading = read(content, media_type)
    assert reading.articles or reading.problems
    for article in reading.articles:
        check_spans(article)


@given(text=TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    for media_type, content in (
        ("text/plain", text),
        ("application/json", json.dumps({"articleBody": text, "headline": "A b"})),
    ):
        reading = read(content.encode("utf-8", "surrogatepass"), media_type)
        assert reading.articles or reading.problems
        for article in reading.articles:
            check_spans(article)


@given(markup=MARKUP)
@settings(max_examples=150, deadline=None)
def test_any_markup(markup: str) -> None:
    reading = read(("<html>" + markup).encode("utf-8", "surrogatepass"), "text/html")
    assert reading.articles or reading.problems
    for article in reading.articles:
        check_spans(article)


@given(text=TEXTS)
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    assert read(content, "text/plain") == read(content, "text/plain")
