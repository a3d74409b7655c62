"""Parting a text by way of its bytes tells the words that a regular expression tells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.pages.gate.parting import LINE_END, PartedText
from onrecord.pages.gate.words import plain_words

ODD = "aZéŒßµ²½ªƒ50_.,\n\t\x01\x85\u00a0’€–→😀İſŉ①٣中か\u0301\u0327"
"""Letters inside and outside of the code, figures of all kinds, blanks, accents that stand apart."""


def _is_as_plain(text: str) -> bool:
    parted = PartedText(text)
    plain = [LINE_END if word == "\n" else word for word in plain_words(text)]
    return parted.texts == plain and parted.lows == [word.casefold() for word in plain]


@settings(max_examples=1_000, deadline=None)
@given(st.text(st.sampled_from(ODD)) | st.text())
def test_any_text_is_parted_as_the_pattern_parts_it(text: str) -> None:
    assert _is_as_plain(text)


@pytest.mark.parametrize(
    "text", ["", "5G", "G5", "a5b6", "x\n\ny", "40% of 2nd", "L’Élysée 19h30", "Διάβασε 5G", "e\u0301"]
)
def test_these_texts_are_parted_as_the_pattern_parts_them(text: str) -> None:
    assert _is_as_plain(text)
