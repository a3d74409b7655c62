"""The page that the product began with: its gifts, its statements and its furniture, as issue 2 words them."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from onrecord.claims import ClaimsReading, load_reader, read_claims
from onrecord.pages import read_pages
from onrecord.records import Article, Capture, Claim, Statement

SEED = Path(__file__).parents[3] / "shared" / "seed" / "000_c77174548b8f75d2.txt"
STANDS_IN = {"Meta": "Mark Zuckerberg", "Amazon": "Jeff Bezos"}


@pytest.fixture(scope="module")
def article() -> Article:
    if not SEED.is_file():
        pytest.skip("the seed page is not part of the repository")
    capture = Capture(content=SEED.read_bytes(), source="seed.txt", media_type="text/plain", how="file")
    reading = read_pages(capture)
    assert reading.problems == ()
    (article,) = reading.articles
    return article


@pytest.fixture(scope="module")
def reading(article: Article) -> ClaimsReading:
    return read_claims(article, load_reader(article.language))


@pytest.fixture(scope="module")
def claims(reading: ClaimsReading) -> dict[str, Claim]:
    return {claim.donor.name: claim for claim in reading.claims}


def _kind_at(article: Article, start: int) -> str:
    return next(block.kind for block in article.blocks if block.start <= start < block.end)


def _last_paragraph(article: Article) -> str:
    block = [block for block in article.blocks if block.kind == "paragraph"][-1]
    return article.text[block.start : block.end]


def test_three_give_and_nobody_else(reading: ClaimsReading) -> None:
    found = [(c.donor.name, c.donor.kind, c.capacity, c.associated) for c in reading.claims]
    assert found == [
        ("Sam Altman", "person", "personal", ("OpenAI",)),
        ("Meta", "organization", "company", ("Mark Zuckerberg",)),
        ("Amazon", "organization", "company", ("Jeff Bezos",)),
    ]
    assert reading.problems == ()


def test_each_plans_a_million_for_the_inauguration(reading: ClaimsReading) -> None:
    for claim in reading.claims:
        assert claim.money is not None
        assert (claim.fund.id, claim.status, claim.in_kind) == ("us-inaugural-2025", "planned", False)
        assert (claim.money.amount, claim.money.currency, claim.money.qualifier) == (Decimal(1_000_000), "USD", "exact")


def test_every_value_is_in_evidence(article: Article, reading: ClaimsReading) -> None:
    for claim in reading.claims:
        fields = {evidence.field for evidence in claim.evidence}
        assert fields >= {"donor", "fund", "amount", "status", "capacity", "associated"}
        assert ("attribution" in fields) == bool(claim.attribution)
        assert [e for e in claim.evidence if article.text[e.start : e.end] != e.quote] == []


def test_a_spokesperson_is_credited(claims: dict[str, Claim]) -> None:
    (credit,) = claims["Sam Altman"].attribution
    assert (credit.role, credit.told_to) == ("spokesperson", "Fox News Digital")
    assert [claims[firm].attribution for firm in STANDS_IN] == [(), ()]


@pytest.mark.parametrize("firm", STANDS_IN)
def test_the_headline_is_a_conflict_that_the_last_paragraph_resolves(
    article: Article, claims: dict[str, Claim], firm: str
) -> None:
    conflicts = [c for c in claims[firm].conflicts if _kind_at(article, c.rejected.start) == "headline"]
    (conflict,) = conflicts
    assert conflict.field == "donor"
    assert conflict.rejected.quote == STANDS_IN[firm]
    assert conflict.believed.quote in _last_paragraph(article)
    for span in (conflict.rejected, conflict.believed):
        assert article.text[span.start : span.end] == span.quote


def test_the_giver_of_his_own_money_has_no_conflict(claims: dict[str, Claim]) -> None:
    assert claims["Sam Altman"].conflicts == ()


def _heard(said: Statement) -> tuple[str, tuple[str, ...]]:
    assert said.speaker is not None
    return said.speaker.name, said.told_to


def test_five_statements_and_to_whom_they_were_told(reading: ClaimsReading) -> None:
    assert [_heard(said) for said in reading.statements] == [
        ("Sam Altman", ("Fox News Digital", "Quartz")),
        ("Sam Altman", ("Fox News",)),
        ("Sam Altman", ()),
        ("Sam Altman", ("New York Times DealBook Summit",)),
        ("Sam Altman", ()),
    ]


def test_no_statement_is_verbatim_and_the_unclosed_one_is_garbled(article: Article, reading: ClaimsReading) -> None:
    assert [said.verbatim for said in reading.statements] == [False] * 5
    assert [said.garbled for said in reading.statements] == [False, False, False, True, False]
    assert [said.reason is None for said in reading.statements] == [False] * 5
    for said in reading.statements:
        assert article.text[said.start : said.end] == said.quote
        closes = article.text[said.end :].lstrip().startswith("»")
        assert closes != said.garbled


def test_the_furniture_is_typed_and_tells_no_gift(article: Article, reading: ClaimsReading) -> None:
    assert Counter(piece.kind for piece in article.furniture) == {
        "affiliate_notice": 1,
        "image_text": 1,
        "caption": 1,
        "credit": 1,
        "translation_notice": 1,
        "ad_label": article.text.count("Publicité"),
    }
    told = [e for claim in reading.claims for e in claim.evidence if e.field != "associated"]  # a caption may tell that
    spans = [(e.start, e.end) for e in told]
    spans += [(said.start, said.end) for said in reading.statements]
    assert [(a, b) for a, b in spans for piece in article.furniture if a < piece.end and piece.start < b] == []
