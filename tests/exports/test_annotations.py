"""Web Annotations: each evidence is found again by its quote and by its position."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.annotations import article_annotations, make_annotations
from onrecord.exports.sourced import SourceArticle
from onrecord.records import Article, Claim, Donor, Evidence, FundRef
from tests.exports.sourcing import BASE, make_gift, make_source


def selectors(annotation: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    quote, position = annotation["target"]["selector"]
    return quote, position


@given(st.text(min_size=1, max_size=200), st.data())
def test_prefix_quote_and_suffix_stand_at_the_position(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = Article(text=text, language="en")
    claim = Claim(
        article_id=article.id,
        donor=Donor(name="Ann Roe", kind="person"),
        capacity="personal",
        status="planned",
        fund=FundRef(id=None, name=None),
        evidence=(Evidence.of(text, "donor", start, end),),
    )
    (made,) = article_annotations(SourceArticle(id=article.id, article=article, claims=(claim,)))
    quote, position = selectors(made)
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    at = position["start"] - len(quote["prefix"])
    assert text[at : at + len(whole)] == whole
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert len(quote["prefix"]) <= 32
    assert len(quote["suffix"]) <= 32


def test_an_annotation_has_what_the_model_asks() -> None:
    made = next(iter(article_annotations(make_source(), BASE)))
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (made["type"], made["motivation"]) == ("Annotation", "identifying")
    assert made["id"].startswith(f"{BASE}/records/annotation-")
    assert made["target"]["source"] == "https://theharbourpost.example/gifts"
    assert made["creator"]["type"] == "Software"
    tag, value = made["body"]
    assert (tag["purpose"], tag["value"]) == ("tagging", "donor")
    assert (value["type"], value["purpose"], value["value"]) == ("TextualBody", "identifying", "Varga Mills")
    json.dumps(made)


@pytest.mark.parametrize(
    ("field", "motivation", "value", "quote"),
    [
        ("donor", "identifying", "Varga Mills", "Varga Mills"),
        ("fund", "identifying", "us-inaugural-2025", "the inaugural fund"),
        ("amount", "describing", "5,000 USD", "$5,000"),
        ("status", "describing", "planned", "will give"),
    ],
)
def test_a_value_is_told_beside_its_words(field: str, motivation: str, value: str, quote: str) -> None:
    made = {one["body"][0]["value"]: one for one in article_annotations(make_source())}[field]
    assert (made["motivation"], made["body"][1]["value"], selectors(made)[0]["exact"]) == (motivation, value, quote)


def test_ids_are_stable_and_each_evidence_has_its_own() -> None:
    gift = make_gift()
    made = list(make_annotations([gift, gift]))
    assert [one["id"] for one in made] == [one["id"] for one in make_annotations([gift])]
    assert len({one["id"] for one in made}) == len(made) == sum(len(claim.evidence) for claim in gift.claims)


@pytest.mark.parametrize(
    "url", [None, "javascript:alert(1)", "file:///etc/passwd", "https://a b.example/", "https:///x"]
)
def test_a_page_without_a_web_address_goes_by_its_id(url: str | None) -> None:
    source = make_source()
    bare = replace(source, article=replace(source.article, url=url))
    assert next(iter(article_annotations(bare)))["target"]["source"] == f"urn:onrecord:{source.id}"
