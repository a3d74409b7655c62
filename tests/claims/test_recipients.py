"""Which fund each gift of a text goes to. Cases are rows of recipients.tsv; a row is added there, and no line here."""

from __future__ import annotations

import pytest

from onrecord.claims import load_reader, read_claims
from onrecord.records import Claim

from .reading import make_article, read_rows

ROWS = list(read_rows("recipients.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_each_gift_goes_to_its_fund(row: dict[str, str]) -> None:
    language = row["id"].partition("-")[0]
    article = make_article(row["text"].replace(" ¶ ", "\n\n"), language, row["published"])
    claims = read_claims(article, load_reader(language)).claims
    assert sorted(map(_words, claims)) == sorted(gift.strip() for gift in row["gifts"].split(";")), row["text"]


def _words(claim: Claim) -> str:
    return f"{claim.donor.name} = {claim.amount} > {claim.fund.id or claim.fund.name}"
