"""How values are worded: never more than the page says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from onrecord.records import Attribution, FundRef, Lineage, Money
from onrecord.records.claim import STATUSES
from onrecord.records.money import QUALIFIERS
from onrecord.views.wording import (
    STATUS_WORDS,
    amount_words,
    attribution_words,
    count_words,
    fund_words,
    lineage_words,
)

AMOUNTS = {
    "exact": (Money(amount=Decimal(1000000), currency="USD", wording="$1m"), False, "1,000,000 USD"),
    "cents": (Money(amount=Decimal("10.5"), currency="EUR", wording="10,50 €"), False, "10.50 EUR"),
    "no exponent": (Money(amount=Decimal("1E+6"), currency="USD", wording="$1m"), False, "1,000,000 USD"),
    "qualified": (
        Money(amount=Decimal(5), currency="USD", wording="over $5", qualifier="more_than"),
        False,
        "more than 5 USD",
    ),
    "in kind": (Money(amount=Decimal(5), currency="USD", wording="$5"), True, "5 USD, in kind"),
    "range": (
        Money(low=Decimal(1000000), high=Decimal(9999999), currency="USD", wording="seven figures"),
        False,
        "1,000,000 to 9,999,999 USD",
    ),
    "words alone": (Money(currency="USD", wording="a seven-figure sum"), False, "“a seven-figure sum”"),
    "nothing": (None, False, "not stated"),
    "goods": (None, True, "not stated, in kind"),
}

LINEAGES = {
    "by machine": (
        Lineage(relation="translation", mark="notice", machine=True, outlet="The Post"),
        "translation by machine of The Post",
    ),
    "by address": (Lineage(relation="syndication", mark="credit", url="https://x.test/a"), "copy of https://x.test/a"),
    "not named": (Lineage(relation="translation", mark="notice"), "translation, original not named"),
    "based on": (Lineage(relation="based_on", mark="isBasedOn", outlet="The Post"), "based on The Post"),
}

SPEAKERS = {
    "role in the name": (Attribution(speaker="a spokesperson", role="spokesperson"), "a spokesperson"),
    "role beside": (Attribution(speaker="Jo Reed", role="spokesperson"), "Jo Reed (spokesperson)"),
    "to an outlet": (Attribution(speaker="Jo Reed", told_to="The Post"), "Jo Reed, to The Post"),
}


@pytest.mark.parametrize(("money", "in_kind", "words"), AMOUNTS.values(), ids=AMOUNTS)
def test_amounts(money: Money | None, in_kind: bool, words: str) -> None:
    assert amount_words(money, in_kind=in_kind) == words


@pytest.mark.parametrize("qualifier", QUALIFIERS)
def test_every_qualifier_has_its_words(qualifier: str) -> None:
    words = amount_words(Money(amount=Decimal(5), currency="USD", wording="$5", qualifier=qualifier))
    assert words.endswith("5 USD")
    assert words.startswith("5") == (qualifier == "exact")


def test_every_status_has_words_that_claim_no_more_than_a_page_can() -> None:
    assert set(STATUS_WORDS) == set(STATUSES)
    assert all("said" in words for status, words in STATUS_WORDS.items() if status != "planned")


@pytest.mark.parametrize(("lineage", "words"), LINEAGES.values(), ids=LINEAGES)
def test_lineages(lineage: Lineage, words: str) -> None:
    assert lineage_words(lineage) == words


@pytest.mark.parametrize(("attribution", "words"), SPEAKERS.values(), ids=SPEAKERS)
def test_attributions(attribution: Attribution, words: str) -> None:
    assert attribution_words(attribution) == words


def test_a_fund_goes_by_its_id_then_by_its_name() -> None:
    assert fund_words(FundRef(id="us-inaugural-2025", name="the fund")) == "us-inaugural-2025"
    assert fund_words(FundRef(id=None, name="the fund")) == "the fund"
    assert fund_words(FundRef(id=None, name=None)) == "not stated"


def test_counts_have_their_nouns() -> None:
    assert [count_words(number, "gift") for number in (0, 1, 2000)] == ["0 gifts", "1 gift", "2,000 gifts"]
