"""Which articles have a gift from another outlet alone: tables of who said it to whom, in articles of unlike texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from onrecord.pledges.origins import find_sourcing, group_sketches, sketch_article
from onrecord.records import Attribution, Claim, PartialDate, Telling, TellingArticle
from tests.pledges.making import tell

TEXTS = (
    "Junia Quillfeather lays tracks in Oregon, fined $4.6 million in 2023, and fears a ruling in Kettering by March 3.",
    "At a shift meeting in Sparks 64 workers heard Odell Fry praise the new kiln, as Tobin Brask looked on.",
    "The 31 states that buy from Norvane will see dearer dinners, says Maren Tarrant, whose dog came third in Tulsa.",
)

# What it shows, the articles ("day outlet: who/role/told to; ..." and what the text adds), and the groups by place.
CASES: list[tuple[str, list[str], str]] = [
    ("another outlet reported it", ["01-06 Lake Sentinel: a memo/source/", "01-07 Pint: Sentinel//"], "01"),
    ("told to another outlet", ["01-06 Lake Sentinel: donor/donor/Sentinel", "01-07 Pint: Fry//the Sentinel"], "01"),
    ("citing people it does not name", ["01-06 Lake Sentinel:", "01-07 Pint: Lake Sentinel//; people/source/"], "01"),
    ("and asked the firm itself", ["01-06 Lake Sentinel:", "01-07 Pint: Sentinel//; Fry/spokesperson/Pint"], "0 1"),
    ("and says what the firm said", ["01-06 Lake Sentinel:", "01-07 Pint: Sentinel//; Fry/spokesperson/"], "0 1"),
    ("and found it filed", ["01-06 Lake Sentinel:", "01-07 Pint: Sentinel//; filing/filing/"], "0 1"),
    ("a source without a name is no outlet", ["01-06 Lake Sentinel:", "01-07 Pint: people/source/"], "0 1"),
    ("the text names it", ["01-06 Lake Sentinel:", "01-07 Pint: people/source/ + The Lake Sentinel has a memo."], "01"),
    (
        "the text names it for what was said last year",
        ["01-06 Lake Sentinel:", "01-07 Pint: people/source/ + Fry told the Lake Sentinel last year that he is poor."],
        "0 1",
    ),
    (
        "the text names one who writes for it",
        ["01-06 Lake Sentinel:", "01-07 Pint: people/source/ + Lake Sentinel columnist Ned Fallow called it cheap."],
        "0 1",
    ),
    (
        "the text has it from another and asked, too",
        ["01-06 Lake Sentinel: people/source/ = a", "01-06 Pint: Odell Marsh// + The Lake Sentinel first told it. = a"],
        "0 1",
    ),
    (
        "the other has it from elsewhere",
        ["01-06 Pint: Odell Marsh// + In Kettering. = a", "01-06 Echo: Sentinel// = a", "01-06 Lake Sentinel:"],
        "0 21",
    ),
    (
        "it says so of itself",
        ["01-06 Post: people/source/ = a", "01-07 Daily Pint: + So a clerk told this paper. = a"],
        "0 1",
    ),
    (
        "it says so by its name",
        ["01-06 Post: people/source/ = a", "01-07 Daily Pint: Post// + A clerk told the Daily Pint. = a"],
        "0 1",
    ),
    (
        "it says that nobody answered it",
        ["01-06 Post: people/source/ = a", "01-07 Daily Pint: Post// + A clerk did not respond to the Daily Pint. = a"],
        "01",
    ),
    ("it came out before", ["01-06 Pint: Sentinel//", "01-09 Lake Sentinel:"], "0 1"),
    ("it came out long ago", ["01-06 Lake Sentinel:", "03-07 Pint: Sentinel//"], "0 1"),
    ("two cite one that is not at hand", ["01-06 Post: Fry//CNBC", "01-07 Pint: CNBC/outlet/", "01-07 Echo:"], "01 2"),
    ("two read one platform", ["01-06 Post: Fry//Truth Social", "01-07 Pint: Fry//Truth Social"], "0 1"),
    ("a chain", ["01-06 Lake Sentinel:", "01-07 Pint: Sentinel//", "01-08 Echo: Pint//"], "012"),
    ("an outlet tells it again", ["01-06 Pint: Fry//", "01-09 Pint:"], "01"),
    ("an outlet asks somebody else", ["01-06 Pint: Fry//", "01-09 Pint: filing/filing/"], "0 1"),
    (
        "the same words, and told it itself",
        ["01-06 Post: people/source/ = a", "01-07 Pint: Fry//Pint + In Kettering. = a"],
        "0 1",
    ),
    (
        "the same words, as told to another",
        ["01-06 Post: Fry//Post = a", "01-07 Pint: Fry//Post + In Kettering. = a"],
        "01",
    ),
    ("an outlet of the registry is no other", ["01-06 The Times: Fry//", "01-07 Pint: New York Times//"], "0 1"),
    ("told to a namesake", ["01-06 New York Times:", "01-07 The Times: Fry//New York Times"], "01"),
    ("told to people, and heard", ["01-06 Lake Sentinel:", "01-07 Pint: Fry//workers"], "0 1"),
]


def _article(place: int, text: str) -> tuple[TellingArticle, Telling]:
    head, _, rest = text.partition(":")
    rest, _, same = rest.partition(" = ")
    said, _, more = rest.partition(" + ")
    day, _, outlet = head.partition(" ")
    month, number = map(int, day.split("-"))
    published = PartialDate(value=date(2025, month, number))
    name = f"article-{place}"
    told = TellingArticle(
        id=name, language="en", text=f"{TEXTS[0 if same else place]} {more}", outlet=outlet, published=published
    )
    telling = tell(f"{day} {outlet.split()[-1]}: plans 1m")
    sayings = tuple(map(_said, filter(None, said.split(";"))))
    claim = replace(cast("Claim", telling.claim), article_id=name, attribution=sayings)
    return told, replace(telling, claim=claim, outlet=outlet)


def _said(text: str) -> Attribution:
    speaker, role, told_to = text.strip().split("/")
    return Attribution(speaker=speaker, role=role or None, told_to=told_to or None)


@pytest.mark.parametrize(("texts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_who_has_a_gift_from_another(texts: list[str], expected: str) -> None:
    told = [_article(place, text) for place, text in enumerate(texts)]
    sketches = [sketch_article(article) for article, _ in told]
    origins = group_sketches(sketches, find_sourcing(telling for _, telling in told))
    assert sorted("".join(name[-1] for name in origin.articles) for origin in origins) == expected.split()
    assert {link.reason for origin in origins for link in origin.links} <= {"cites_source", "shared_passages"}


def test_an_outlet_that_no_list_knows_is_shown_as_it_writes_its_name() -> None:
    told = [_article(place, text) for place, text in enumerate(["01-06 Lake Sentinel:", "01-07 Pint: Sentinel//"])]
    sketches = [sketch_article(article) for article, _ in told]
    (origin,) = group_sketches(sketches, find_sourcing(telling for _, telling in told))
    assert [link.detail for link in origin.links] == ["has it from Lake Sentinel"]
