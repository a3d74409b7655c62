"""Which fund words mean on a day. Cases are rows of funds.tsv; a row is added there, and no line of code here."""

from __future__ import annotations

import pytest

from onrecord.claims import load_reader, read_claims
from onrecord.claims.scene import set_scene
from onrecord.records import Article, Block
from onrecord.reference.funds import load_funds

from .reading import make_article, read_rows

ROWS = list(read_rows("funds.tsv"))
SENTENCES = {
    "es": "Aceros Orbigo donó 1 millón de dólares {}.",
    "en": "Flint Mills gave $1 million to {}.",
    "fr": "Minoterie Ardoise a donné 1 million de dollars {}.",
    "nl": "Brouwerij Hartog gaf 1 miljoen dollar {}.",
    "it": "Mulino Ardesia ha donato 1 milione di dollari {}.",
    "pt": "A Moenda Ardósia doou 1 milhão de dólares {}.",
}


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_words_mean_their_fund(row: dict[str, str]) -> None:
    text = SENTENCES[row["language"]].format(row["words"].removesuffix("."))
    article = make_article(text, row["language"], row["published"])
    found = [claim.fund for claim in read_claims(article, load_reader(row["language"])).claims]
    assert [fund.id or fund.name for fund in found] == [row["fund"]], row["words"]


def test_every_fund_of_the_registry_has_a_row() -> None:
    assert {fund.id for fund in load_funds().all} - {row["fund"] for row in ROWS} == set()


@pytest.mark.parametrize(
    ("heading", "is_fund"),
    [
        ("2021", True),
        ("2021:", True),
        ("2021 inauguration", True),
        ("2020 elections", False),
        ("2019 in pictures", False),
    ],
)
def test_a_year_that_opens_a_heading_is_an_inauguration_or_of_another_word(heading: str, is_fund: bool) -> None:
    page = Article(text=heading, language="en", blocks=(Block(kind="heading", start=0, end=len(heading)),))
    (row,) = set_scene(page, load_reader("en").words).rows
    assert ("fund" in [item.kind for item in row]) is is_fund
