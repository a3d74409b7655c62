"""JSON-LD: a gift that was told is an action that may happen; only a filed line is a completed one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from onrecord.exports.jsonld.claims import claim_node
from onrecord.exports.jsonld.nodes import amount_node
from onrecord.exports.jsonld.reviews import Retraction, retracted_node, review_nodes
from onrecord.exports.jsonld.writing import jsonld_pieces, make_nodes
from onrecord.exports.sourced import SourcedGift
from onrecord.records import Disagreement, Money
from onrecord.records.claim import STATUSES
from tests.exports.sourcing import BASE, judged, make_gift, make_judgement

FILED = "VARGA MILLS INC | 4900 2025-01-10"
GIVEN = "VARGA MILLS INC | 5000 2025-01-09 given"
COMPLETED = "https://schema.org/CompletedActionStatus"
POTENTIAL = "https://schema.org/PotentialActionStatus"


def actions(gift: SourcedGift) -> list[dict[str, Any]]:
    return [one for one in claim_node(gift)["about"] if one["@type"] == "DonateAction"]


def types_in(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if "@type" in node:
            yield node["@type"]
        for value in node.values():
            yield from types_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from types_in(value)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("says", [None, "donor", "filing"])
def test_nothing_is_completed_that_was_not_filed(status: str, says: str | None) -> None:
    expected = [] if status in ("declined", "refunded") else [POTENTIAL]
    assert [one["actionStatus"] for one in actions(make_gift(status, says=says))] == expected


def test_a_filed_line_is_completed_as_it_was_filed() -> None:
    told, filed = actions(make_gift(filed=FILED, differs=["amount"]))
    assert (told["actionStatus"], told["object"]["value"]) == (POTENTIAL, "5000")
    assert (filed["actionStatus"], filed["object"]["value"]) == (COMPLETED, "4900")
    assert (filed["agent"]["name"], filed["endTime"]) == ("VARGA MILLS INC", "2025-01-10")


def test_what_the_giver_filed_is_cited_beside_the_receivers_line() -> None:
    gift = make_gift(filed=FILED, given=GIVEN)
    assert [one["actionStatus"] for one in actions(gift)] == [POTENTIAL, COMPLETED]
    assert [one["name"] for one in claim_node(gift)["citation"]] == ["F13A FEC-1910509", "LD-203"]


def test_a_claim_says_who_said_so_and_where() -> None:
    made = claim_node(make_gift(), BASE)
    assert made["@id"] == f"{BASE}/pledges/{made['identifier']}"
    assert made["author"] == [{"@type": "Organization", "name": "Varga Mills"}]
    assert made["firstAppearance"]["publisher"]["name"] == "The Harbour Post"
    copy = made["appearance"][0]
    assert copy["translationOfWork"] == {
        "@type": "CreativeWork",
        "publisher": {"@type": "Organization", "name": "Il Molo"},
    }
    assert made["datePublished"] == "2024-12-13"


@pytest.mark.parametrize(
    ("says", "types", "names"),
    [
        ("donor", ["Organization"], ["Varga Mills"]),
        ("spokesperson", ["Person"], ["a spokesperson"]),
        (None, ["Organization", "Organization"], ["The Harbour Post", "The Copy"]),
        ("source", ["Organization", "Organization"], ["The Harbour Post", "The Copy"]),
    ],
)
def test_where_nobody_speaks_for_the_donor_the_outlets_say_so(
    says: str | None, types: list[str], names: list[str]
) -> None:
    authors = claim_node(make_gift(says=says))["author"]
    assert ([one["@type"] for one in authors], [one["name"] for one in authors]) == (types, names)


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        ("exact", {"value": "6000000"}),
        ("about", {"value": "6000000", "description": "about"}),
        ("more_than", {"minValue": "6000000"}),
        ("at_least", {"minValue": "6000000"}),
        ("up_to", {"maxValue": "6000000"}),
        ("nearly", {"maxValue": "6000000"}),
    ],
)
def test_a_sum_is_as_exact_as_it_was_told(qualifier: str, expected: dict[str, str]) -> None:
    money = Money(amount=Decimal(6000000), currency="USD", wording="", qualifier=qualifier)
    assert amount_node(money) == {"@type": "MonetaryAmount", "currency": "USD", **expected}


def test_a_range_has_two_ends_and_goods_without_a_sum_are_told() -> None:
    money = Money(low=Decimal(1), high=Decimal(9), currency="EUR", wording="a few euros")
    expected = {"@type": "MonetaryAmount", "currency": "EUR", "minValue": "1", "maxValue": "9"}
    assert amount_node(money) == expected
    assert amount_node(None) is None
    assert amount_node(None, in_kind=True) == {
        "@type": "Thing",
        "description": "goods or services, of a value not stated",
    }


def test_a_review_stands_only_where_a_person_judged() -> None:
    gift = make_gift(filed=FILED)
    assert list(review_nodes(gift)) == []
    accepted = judged(gift, make_judgement(gift, "claim", "accept"), make_judgement(gift, "match", "same"))
    reviews = list(review_nodes(accepted))
    assert [one["@type"] for one in reviews] == ["ClaimReview", "ClaimReview"]
    assert [one["reviewAspect"] for one in reviews] == [
        "whether the page says so",
        "whether a filed line is this gift",
    ]
    assert reviews[0]["itemReviewed"] == {"@id": claim_node(gift)["@id"]}
    assert {"reviewRating"} & set(reviews[0]) == set()


def test_what_a_source_took_back_is_a_correction() -> None:
    gift = make_gift()
    told = (("5000", ("origin-1",)), ("4000", ("origin-1",)))
    pledge = replace(gift.pledge, disagreements=(Disagreement(field="amount", told=told, corrected="4000"),))
    (correction,) = claim_node(replace(gift, pledge=pledge))["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert "no longer 4000" in correction["text"]


def test_what_was_taken_off_the_list_is_about_no_action() -> None:
    gift = make_gift()
    source = gift.articles[0]
    retraction = Retraction(
        claim=source.claims[0], source=source, judgement=make_judgement(gift, "claim", "reject", "it is a hoax")
    )
    made = retracted_node(retraction)
    assert made["correction"]["text"].endswith("after a person read the page: it is a hoax.")
    assert "DonateAction" not in set(types_in(made))


def test_the_document_is_json_with_its_context_inside() -> None:
    gifts = [make_gift(status, filed=FILED) for status in STATUSES]
    made = json.loads("".join(jsonld_pieces(make_nodes(gifts))))
    assert made["@context"]["@vocab"] == "https://schema.org/"
    assert len(made["@graph"]) == len(STATUSES)
    known = {"Claim", "DonateAction", "MonetaryAmount", "NewsArticle", "Organization", "CreativeWork"}
    assert set(types_in(made["@graph"])) == known


@pytest.mark.parametrize("status", STATUSES)
def test_no_wording_says_that_somebody_did_not_give(status: str) -> None:
    said = json.dumps(claim_node(make_gift(status)))
    assert "did not give" not in said
