"""Sums as papers word them. Cases are rows of money.tsv; a row is added there, and no line of code here."""

from __future__ import annotations

import re
from decimal import Decimal

from onrecord.claims import load_reader, read_claims
from onrecord.records import Claim
from tests.sheets import each_row

from .reading import make_article, read_rows

ROWS = list(read_rows("money.tsv"))
SENTENCES = {
    "es": "Aceros Orbigo donó {} al comité de investidura de Trump.",
    "en": "Flint Mills donated {} to Trump's inaugural committee.",
    "fr": "Minoterie Ardoise a donné {} au comité d'investiture de Trump.",
    "nl": "Brouwerij Hartog gaf {} aan het inauguratiecomité van Trump.",
    "de": "Die Mühle Ardoise GmbH spendete {} für Trumps Amtseinführung.",
    "it": "Mulino Ardesia ha donato {} al comitato per l'insediamento di Trump.",
    "pt": "A Moenda Ardósia doou {} ao comitê de posse de Trump.",
}
LARGE = {
    "es": "Aceros Orbigo donó {} a las cuentas Trump para niños.",
    "en": "Flint Mills donated {} to the Trump Accounts.",
    "fr": "Minoterie Ardoise a donné {} aux comptes Trump.",
    "nl": "Brouwerij Hartog gaf {} aan de Trump-rekeningen.",
    "de": "Die Mühle Ardoise GmbH spendete {} für die Trump-Konten.",
    "it": "Mulino Ardesia ha donato {} ai conti Trump.",
    "pt": "A Moenda Ardósia doou {} às contas Trump.",
}
"""For a billion and more, which no committee gets."""


def _only_claim(row: dict[str, str]) -> Claim:
    large = row["amount"] and Decimal(row["amount"]) >= Decimal(10) ** 9
    sentence = (LARGE if large else SENTENCES)[row["language"]]
    article = make_article(sentence.format(row["wording"]), row["language"])
    (claim,) = read_claims(article, load_reader(row["language"])).claims
    return claim


def _told(claim: Claim) -> tuple[Decimal | None, str, str]:
    money = claim.money
    return (money.amount, money.currency, money.qualifier) if money else (None, "", "")


@each_row(ROWS, lambda row: row["id"], traced=4)
def test_a_wording_means_its_sum(row: dict[str, str]) -> None:
    expected = (Decimal(row["amount"]) if row["amount"] else None, row["currency"], row["qualifier"])
    assert _told(_only_claim(row)) == expected, row["wording"]


@each_row(ROWS, lambda row: row["id"], traced=4)
def test_the_evidence_of_a_sum_is_in_its_wording(row: dict[str, str]) -> None:
    claim = _only_claim(row)
    quotes = [evidence.quote for evidence in claim.evidence if evidence.field == "amount"]
    assert bool(quotes) == bool(row["amount"])
    assert [quote for quote in quotes if quote not in row["wording"] or not re.search(r"\w", quote)] == []
    assert claim.money is None or claim.money.wording in quotes


def test_no_wording_stands_twice() -> None:
    wordings = [(row["language"], row["wording"]) for row in ROWS]
    assert len(wordings) == len(set(wordings))
