"""Listing: the current claims, filtered, and the gifts that they tell alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from onrecord.ledger import ClaimFilter, Ledger, ListedClaim
from onrecord.records import Donor, FundRef, Money, PartialDate
from tests.ledger.making import FUND, Place, add, make_document


def test_a_listed_claim_holds_what_a_list_shows(ledger: Ledger) -> None:
    document = make_document(1)
    claim, article = document.claims[0], document.article
    assert article is not None
    listed = next(item for item in ledger.list_claims() if item.id == claim.id)
    assert listed == ListedClaim(
        id=claim.id,
        donor=claim.donor,
        capacity="personal",
        status="planned",
        fund=claim.fund,
        money=claim.money,
        in_kind=False,
        associated=claim.associated,
        date=claim.date,
        confidence=Decimal("0.90"),
        rule="person-gives",
        reasons=(),
        article_id=article.id,
        headline=article.headline,
        language="en",
        outlet="Quarry Gazette",
        published=PartialDate(value=date(2024, 12, 2)),
        url="https://news.example/1",
        attribution=claim.attribution,
    )


def test_claims_are_ordered_by_day_and_undated_ones_come_last(ledger: Ledger) -> None:
    days = [str(item.published) for item in ledger.list_claims()]
    assert days == ["2024-12-02", "2024-12-02", "2024-12-03", "2024-12-03", "None", "None"]


# What is wanted, and the donors that the three documents then list; documents 1 and 2 have a date.
PEOPLE = [f"Ottoline Varga {n}" for n in (1, 2, 0)]
FIRMS = [f"Brindle Mills {n}, Inc." for n in (1, 2, 0)]
FILTERS = [
    ("everything", ClaimFilter(), sorted(PEOPLE + FIRMS)),
    ("fund by id", ClaimFilter(fund="xx-harbour-lantern-2025"), sorted(PEOPLE)),
    ("fund by part of id", ClaimFilter(fund="xx-harbour"), []),
    ("fund by name", ClaimFilter(fund="LANTERN  fund"), sorted(PEOPLE)),
    ("donor", ClaimFilter(donor="ottoline VARGA 2"), ["Ottoline Varga 2"]),
    ("donor with accents", ClaimFilter(donor="Öttôline vargà 2"), ["Ottoline Varga 2"]),
    ("other name of a donor", ClaimFilter(donor="o. varga"), sorted(PEOPLE)),
    ("associated", ClaimFilter(donor="Brindle Mills 0"), ["Brindle Mills 0, Inc.", "Ottoline Varga 0"]),
    ("status", ClaimFilter(status="given"), sorted(FIRMS)),
    ("status of none", ClaimFilter(status="declined"), []),
    ("confidence, itself included", ClaimFilter(min_confidence=Decimal("0.9")), sorted(PEOPLE)),
    ("low confidence", ClaimFilter(min_confidence=Decimal("0.4")), sorted(PEOPLE + FIRMS)),
    ("since, itself included", ClaimFilter(since=date(2024, 12, 3)), ["Brindle Mills 2, Inc.", "Ottoline Varga 2"]),
    ("since later", ClaimFilter(since=date(2024, 12, 4)), []),
    ("several at once", ClaimFilter(status="given", donor="mills 1"), ["Brindle Mills 1, Inc."]),
]


@pytest.mark.parametrize(("wanted", "donors"), [row[1:] for row in FILTERS], ids=[row[0] for row in FILTERS])
def test_filters(ledger: Ledger, wanted: ClaimFilter, donors: list[str]) -> None:
    assert sorted(item.donor.name for item in ledger.list_claims(wanted)) == donors


# The day of publication as it is known, the day asked for, and whether the article may be of that day or later.
SINCE = [
    ("2024-12-13", "day", "2024-12-13", True),
    ("2024-12-13", "day", "2024-12-14", False),
    ("2024-12-09", "week", "2024-12-15", True),
    ("2024-12-09", "week", "2024-12-16", False),
    ("2024-02-01", "month", "2024-02-29", True),
    ("2024-02-01", "month", "2024-03-01", False),
    ("2024-12-01", "month", "2024-12-31", True),
    ("2024-12-01", "month", "2025-01-01", False),
    ("2024-01-01", "year", "2024-12-31", True),
    ("2024-01-01", "year", "2025-01-01", False),
    ("9999-01-01", "year", "9999-12-31", True),
]


@pytest.mark.parametrize(("published", "precision", "since", "expected"), SINCE)
def test_since(published: str, precision: str, since: str, expected: bool) -> None:
    known = PartialDate(value=date.fromisoformat(published), precision=precision)
    assert ClaimFilter(since=date.fromisoformat(since)).is_recent(known) is expected


def test_since_leaves_the_undated_out() -> None:
    assert ClaimFilter().is_recent(None)
    assert not ClaimFilter(since=date(2020, 1, 1)).is_recent(None)


def listed(**changes: object) -> ListedClaim:
    """Return a claim of the list: a million dollars of a company, unless `changes` say otherwise."""
    claim = ListedClaim(
        id="claim-1",
        donor=Donor(name="Brindle Mills", kind="organization"),
        capacity="company",
        status="planned",
        fund=FundRef(id="xx-harbour-lantern-2025", name=FUND),
        money=Money(amount=Decimal("1000000"), currency="USD", wording="$1 million"),
        in_kind=False,
        associated=(),
        date=None,
        confidence=Decimal("0.5"),
        rule="",
        reasons=(),
        article_id="article-1",
        headline=None,
        language="en",
        outlet="Tidewater Post",
        published=PartialDate(value=date(2024, 12, 10)),
        url=None,
    )
    return replace(claim, **changes)  # type: ignore[arg-type]


def _dollars(amount: str, qualifier: str = "exact") -> Money:
    return Money(amount=Decimal(amount), currency="USD", wording="$", qualifier=qualifier)


def test_the_list_is_read_lazily_over_many_claims(place: Place) -> None:
    add(place, *(make_document(number) for number in range(400)))
    with Ledger.open(place) as ledger:
        claims = ledger.list_claims(ClaimFilter(status="planned"))
        assert next(claims).donor.also == ("O. Varga",)
        assert sum(1 for claim in claims if claim.associated) == 399


def test_counts(ledger: Ledger) -> None:
    counts = ledger.count()
    assert (counts.captures, counts.articles, counts.readings, counts.claims) == (4, 3, 3, 6)
    assert (counts.statements, counts.problems, counts.runs) == (3, 4, 2)
    assert (counts.filings, counts.entries) == (1, 4)


def test_problems_of_one_run(full: Place) -> None:
    with Ledger.open(full) as ledger:
        run = ledger.begin_run(make_document(5).capture.obtained_at, version="0", reader="r")  # type: ignore[union-attr,arg-type]
        ledger.record(run, [make_document(1), make_document(5)])
        assert [problem.source for problem in ledger.list_problems(run)] == ["pages/00005.html"]
        assert [problem.source for problem in ledger.list_problems()] == [
            "filings/7.fec",
            *(f"pages/0000{n}.html" for n in (0, 1, 2, 5)),
        ]
