"""Dates of gifts. Cases are rows of datings.tsv: `near` is the word that the date belongs to, `words` what tells it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.drafting.datings import Datings
from onrecord.claims.lines.calendar import find_dates
from onrecord.claims.vocabulary.text import Cuts, tokenize
from onrecord.reference.lexicon import load_lexicon

from .reading import make_scene, read_rows

ROWS = list(read_rows("datings.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_rows(row: dict[str, str]) -> None:
    scene = make_scene(row["text"], row["language"], row["published"] or None)
    found = Datings(scene).find(0, row["text"].index(row["near"]))
    got = ("", "") if found is None else (str(found[0]), row["text"][slice(*found[1])])
    want = (row["date"], row["words"])
    assert got == want


def test_weeks_have_their_precision() -> None:
    found = Datings(make_scene("Flint Mills gave $1 million last week.", "en")).find(0, None)
    assert found is not None
    assert found[0].precision == "week"


WORDS = [
    "on",
    "in",
    "last",
    "next",
    "Monday",
    "January",
    "Feb.",
    "31",
    "30",
    "2025",
    "9999",
    "-",
    "1",
    "ago",
    "month",
    "years",
    "999",
]


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_relative_dates_never_lie_ahead_and_none_raises(words: list[str], published: date) -> None:
    text = " ".join(words)
    english = load_lexicon("en")
    tokens = list(tokenize(text, 0, len(text), Cuts(english.settings)))
    for dated in find_dates(tokens, english, published):
        explicit = any(token.text.isdecimal() and len(token.text) == 4 for token in tokens[dated.first : dated.last])
        assert explicit or dated.value.value <= published
