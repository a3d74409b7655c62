"""Texts that tell of no gift. Cases are rows of near_misses.tsv; a row is added there, and no line of code here."""

from __future__ import annotations

import re

import pytest

from onrecord.claims import load_reader, read_claims
from tests.sheets import each_row

from .reading import make_article, read_rows

ROWS = list(read_rows("near_misses.tsv"))

# What makes a gift of the parties and the fund of these rows, so that their silence is not the reader's deafness.
GIFTS = {
    "en": "{} gave $1 million to Trump's inaugural fund.",
    "fr": "{} a donné 1 million de dollars au fonds d'investiture de Trump.",
    "it": "{} ha donato 1 milione di dollari al fondo per l'insediamento di Trump.",
}
PARTIES = [
    *(
        ("en", name)
        for name in ("Oscar Flint", "Harriet Flint", "Brightwater Mills", "Kestrel Bakeries", "Tully Paper")
    ),
    *(("fr", name) for name in ("Octave Ardoise", "Solange Tessier", "Minoterie Ardoise", "Kaldane")),
    *(("it", name) for name in ("Ottavio Ardesia", "Sofia Tessari", "Mulino Ardesia", "Kaldara")),
]


@each_row(ROWS, lambda row: row["id"])
def test_no_gift_is_told(row: dict[str, str]) -> None:
    claims = read_claims(make_article(row["text"], row["language"]), load_reader(row["language"])).claims
    found = [(claim.donor.name, claim.status) for claim in claims if claim.status != row["may"]]
    assert found == [], row["text"]


def test_each_row_has_an_id_of_its_own_that_no_row_of_a_language_has() -> None:
    ids = [row["id"] for row in ROWS]
    assert [i for i in ids if not re.fullmatch(r"[a-z]{2}-s\d{3}", i)] == []
    assert len(ids) == len(set(ids)), sorted(i for i in set(ids) if ids.count(i) > 1)


@pytest.mark.parametrize(("language", "name"), PARTIES, ids=[name for _, name in PARTIES])
def test_the_same_parties_give_where_a_text_says_so(language: str, name: str) -> None:
    article = make_article(GIFTS[language].format(name), language)
    assert [claim.donor.name for claim in read_claims(article, load_reader(language)).claims] == [name]
