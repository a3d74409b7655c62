"""Whose money it was. Cases are rows of capacity.tsv; a row is added there, and no line of code here."""

from __future__ import annotations

import pytest

from onrecord.claims import load_reader, read_claims

from .reading import make_article, read_rows

ROWS = list(read_rows("capacity.tsv"))

Gift = tuple[str, str, tuple[str, ...]]


def _expected(cell: str) -> list[Gift]:
    parts = [[value.strip() for value in part.split("=")] for part in cell.split("|")]
    return sorted((donor, capacity, (associated,) if associated else ()) for donor, capacity, associated in parts)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_whose_money_a_text_tells_of(row: dict[str, str]) -> None:
    claims = read_claims(make_article(row["text"], row["language"]), load_reader(row["language"])).claims
    found = sorted((claim.donor.name, claim.capacity, claim.associated) for claim in claims)
    assert found == _expected(row["gifts"]), row["text"]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_every_firm_and_person_of_a_gift_is_in_evidence(row: dict[str, str]) -> None:
    article = make_article(row["text"], row["language"])
    for claim in read_claims(article, load_reader(row["language"])).claims:
        fields = [evidence.field for evidence in claim.evidence]
        assert fields.count("donor") == 1
        assert fields.count("associated") == len(claim.associated)
