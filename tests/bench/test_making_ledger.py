"""A made ledger holds what it says: the same records for a seed, evidence in the text, all that a real one has."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.ledger import Ledger
from onrecord.records import Article, Claim, DocumentReading, FilingReading, Reading
from onrecord.reference.confidence import load_confidence

BENCH = Path(__file__).parents[2] / "bench"
ARTICLES = 1200


@pytest.fixture(scope="module")
def making() -> Iterator[ModuleType]:
    sys.path.insert(0, str(BENCH))
    yield import_module("making_ledger")
    sys.path.remove(str(BENCH))


@pytest.fixture(scope="module")
def readings(making: ModuleType) -> list[Reading]:
    return list(making.make_readings(ARTICLES))


@pytest.fixture(scope="module")
def articles(readings: list[Reading]) -> list[Article]:
    return [reading.article for reading in readings if isinstance(reading, DocumentReading) and reading.article]


@pytest.fixture(scope="module")
def claims(readings: list[Reading]) -> list[Claim]:
    return [claim for reading in readings if isinstance(reading, DocumentReading) for claim in reading.claims]


def test_a_seed_gives_the_same_records(making: ModuleType, readings: list[Reading]) -> None:
    assert list(making.make_readings(ARTICLES)) == readings
    assert list(making.make_readings(ARTICLES, seed=6)) != readings


def test_claims_have_their_evidence_in_the_text(articles: list[Article], claims: list[Claim]) -> None:
    texts = {article.id: article.text for article in articles}
    for claim in claims:
        spans = [(e.start, e.end, e.quote) for e in claim.evidence]
        assert all(texts[claim.article_id][start:end] == quote for start, end, quote in spans)
        assert any(e.quote == claim.donor.name for e in claim.evidence if e.field == "donor")


WANTED: dict[str, Callable[[Claim], bool]] = {
    "planned": lambda claim: claim.status == "planned",
    "given": lambda claim: claim.status == "given",
    "declined": lambda claim: claim.status == "declined",
    "of a firm": lambda claim: claim.capacity == "company",
    "of a person": lambda claim: claim.capacity == "personal",
    "a range": lambda claim: claim.money is not None and claim.money.low is not None,
    "about": lambda claim: claim.money is not None and claim.money.qualifier == "about",
    "no sum": lambda claim: claim.money is None,
    "in kind": lambda claim: claim.in_kind,
    "an unregistered fund": lambda claim: claim.fund.id is None,
    "waits for review": lambda claim: claim.confidence < load_confidence().floor,
    "a headline that errs": lambda claim: bool(claim.conflicts),
}


@pytest.mark.parametrize("kind", WANTED)
def test_claims_of_every_kind_are_among_them(kind: str, claims: list[Claim]) -> None:
    assert any(WANTED[kind](claim) for claim in claims)


def test_pages_are_copied_and_translated(articles: list[Article]) -> None:
    lineages = [article.derived_from.relation for article in articles if article.derived_from]
    assert {"translation", "syndication"} == set(lineages)
    assert 0.15 < len(lineages) / len(articles) < 0.5
    assert len({article.language for article in articles}) == 7


def test_some_donors_are_told_of_far_more_often(claims: list[Claim]) -> None:
    names = [claim.donor.name for claim in claims]
    counts = sorted((names.count(name) for name in set(names)), reverse=True)
    assert 2 < len(claims) / ARTICLES < 4
    assert counts[0] > 10 * counts[len(counts) // 2] or counts[0] > len(claims) / 30


def test_filings_have_lines_of_what_was_told(readings: list[Reading], claims: list[Claim]) -> None:
    filings = [reading for reading in readings if isinstance(reading, FilingReading)]
    filed = {entry.name for reading in filings for entry in reading.receipts}
    firms = {claim.donor.name.upper() for claim in claims if claim.donor.kind == "organization"}
    assert {"fec", "lda"} == {reading.filing.system for reading in filings}
    assert any(name.startswith(firm) for firm in firms for name in filed)
    assert any(reading.filing.amends for reading in filings)


def test_the_ledger_holds(making: ModuleType, tmp_path: Path) -> None:
    making.make_ledger(tmp_path / "made.db", articles=100, reader="reader-1")
    with Ledger.open(tmp_path / "made.db") as ledger:
        assert ledger.verify().holds
        assert ledger.list_judgements()
        ledger.rebuild("reader-1")
        derived = ledger.derive("reader-1")
    assert any(len(origin.articles) > 1 for pledge in derived.pledges for origin in pledge.origins)
    assert any(match.is_accepted for match in derived.matches)
