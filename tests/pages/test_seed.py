"""The page that the product began with: every piece of its furniture is found and typed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from onrecord.pages import read_pages
from onrecord.records import Article, Capture, Lineage

SEED = Path(__file__).parents[3] / "shared" / "seed" / "000_c77174548b8f75d2.txt"


@pytest.fixture(scope="module")
def article() -> Article:
    if not SEED.is_file():
        pytest.skip("the seed page is not part of the repository")
    capture = Capture(content=SEED.read_bytes(), source="seed.txt", media_type="text/plain", how="file")
    reading = read_pages(capture)
    assert reading.problems == ()
    return reading.articles[0]


def test_title_deck_and_language(article: Article) -> None:
    kinds = [block.kind for block in article.blocks]
    assert kinds[:3] == ["headline", "deck", "caption"]
    assert article.headline is not None
    assert article.headline.startswith("Sam Altman")
    assert article.deck is not None
    assert article.deck.startswith("Le directeur")
    assert article.language == "fr"


def test_every_piece_of_furniture_is_typed(article: Article) -> None:
    counted = Counter(span.kind for span in article.furniture)
    labels = article.text.count("Publicité")
    assert counted == {
        "affiliate_notice": 1,
        "image_text": 1,
        "caption": 1,
        "credit": 1,
        "translation_notice": 1,
        "ad_label": labels,
    }
    assert article.text[article.furniture[-1].start :] == "Publicité"


def test_lineage_is_a_machine_translation(article: Article) -> None:
    assert article.derived_from == Lineage(relation="translation", mark="notice", machine=True)
