"""A value in its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Block, Evidence, Furniture
from onrecord.views.excerpts import cut_article, excerpts_of

TEXT = "Gifts grow\n\nMs. Orla Finch spoke. Finch Mills will give $2 million. It rained.\n\nAdvertisement\n\nEnd."


def _span(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


BLOCKS = (Block(kind="headline", **_span("Gifts grow")), Block(kind="paragraph", **_span(TEXT.split("\n\n")[1])))
FURNITURE = (Furniture(kind="ad_label", **_span("Advertisement")),)
ARTICLE = Article(text=TEXT, language="en", blocks=BLOCKS, furniture=FURNITURE)

# What is looked for, and the sentence that must come back, its evidence in brackets.
CASES = {
    "in the middle of a paragraph": (["Finch Mills"], ["[Finch Mills] will give $2 million."]),
    "two values of one sentence": (["Finch Mills", "$2 million"], ["[Finch Mills] will give [$2 million]."]),
    "after an abbreviation": (["Orla Finch"], ["Ms. [Orla Finch] spoke."]),
    "in the headline": (["Gifts"], ["[Gifts] grow"]),
    "in two sentences": (["Orla Finch", "rained"], ["Ms. [Orla Finch] spoke.", "It [rained]."]),
    "over the end of a sentence": (["spoke. Finch"], ["Ms. Orla Finch [spoke. Finch] Mills will give $2 million."]),
    "one value in another": (["Finch Mills", "Mills"], ["[Finch ][Mills] will give $2 million."]),
    "outside of every block": (["End"], ["[End]."]),
}


def _evidence(quote: str) -> Evidence:
    return Evidence.of(TEXT, "field", **_span(quote))


@pytest.mark.parametrize(("quotes", "wanted"), CASES.values(), ids=CASES)
def test_a_value_stands_in_its_sentence(quotes: list[str], wanted: list[str]) -> None:
    excerpts = excerpts_of(ARTICLE, [_evidence(quote) for quote in quotes])
    shown = ["".join(f"[{p.text}]" if p.fields else p.text for p in excerpt.pieces) for excerpt in excerpts]
    assert shown == wanted


def test_an_article_is_cut_without_loss_and_its_furniture_is_named() -> None:
    pieces = list(cut_article(ARTICLE, [_evidence("$2 million")]))
    assert "".join(piece.text for piece in pieces) == TEXT
    assert [(piece.text, piece.furniture) for piece in pieces if piece.furniture] == [("Advertisement", "ad_label")]
    assert [piece.text for piece in pieces if piece.fields] == ["$2 million"]


@given(st.text(min_size=1, max_size=300), st.data())
def test_an_excerpt_is_a_part_of_the_text_that_holds_the_value(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    evidence = Evidence.of(text, "donor", start, end)
    (excerpt,) = excerpts_of(Article(text=text, language="xx"), [evidence])
    assert "".join(piece.text for piece in excerpt.pieces) == text[excerpt.start : excerpt.end]
    assert "".join(piece.text for piece in excerpt.pieces if piece.fields) == evidence.quote


def test_of_an_endless_sentence_only_the_surroundings_are_shown() -> None:
    text = "and so on, " * 100 + "Finch gives " + "and so on, " * 100
    evidence = Evidence.of(text, "donor", text.index("Finch"), text.index(" gives"))
    (excerpt,) = excerpts_of(Article(text=text, language="en"), [evidence])
    assert (excerpt.is_cut_before, excerpt.is_cut_after) == (True, True)
    assert len(text[excerpt.start : excerpt.end]) < 700
    (whole,) = excerpts_of(ARTICLE, [_evidence("Finch Mills")])
    assert (whole.is_cut_before, whole.is_cut_after) == (False, False)
