"""Filings in a ledger: nothing twice, what stands as of a day, and found by what the office calls them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from onrecord.ledger import AmbiguousIdError, EntryFilter, FoundFiling, Ledger, UnknownIdError
from tests.ledger.making import Place, add
from tests.ledger.making_filings import STREET, make_filing

ORIGINAL = make_filing(100, lines=2)
AMENDMENT = make_filing(120, lines=5, amends="FEC-100", day=date(2025, 7, 18))


@pytest.fixture
def filed(place: Place) -> Place:
    """Return a ledger of a filing and its amendment."""
    add(place, ORIGINAL, AMENDMENT)
    return place


def _find(path: Place, record_id: str) -> FoundFiling:
    with Ledger.open(path) as ledger:
        found = ledger.find(record_id)
    assert isinstance(found, FoundFiling)
    return found


@pytest.mark.parametrize("called", ["FEC-120", "fec-120", "120", AMENDMENT.filing.id, AMENDMENT.filing.id[:14]])
def test_a_filing_is_found(filed: Place, called: str) -> None:
    assert _find(filed, called).parts.filing == AMENDMENT.filing


def test_what_is_found_is_what_was_read_but_for_streets(filed: Place) -> None:
    found = _find(filed, "FEC-120")
    hidden = [replace(entry, address=replace(entry.address, street_1="")) for entry in AMENDMENT.receipts]
    assert list(found.parts.receipts) == hidden
    assert (found.parts.refunds, found.parts.checks) == (AMENDMENT.refunds, AMENDMENT.checks)
    assert found.problems == AMENDMENT.problems
    assert [capture.source for capture in found.captures] == ["filings/120.fec"]
    assert STREET not in repr(found)


def test_a_filing_tells_its_chain(filed: Place) -> None:
    assert _find(filed, "FEC-100").chain.standing.id == AMENDMENT.filing.id
    assert [filing.id for filing in _find(filed, "FEC-120").chain.replaced] == [ORIGINAL.filing.id]


@pytest.mark.parametrize("called", ["FEC-99", "filing-00", ""])
def test_what_is_not_there_is_not_found(filed: Place, called: str) -> None:
    with Ledger.open(filed) as ledger, pytest.raises(UnknownIdError):
        ledger.find(called)


def test_two_filings_of_one_number_are_ambiguous(filed: Place) -> None:
    add(filed, make_filing(100, lines=3))
    with Ledger.open(filed) as ledger, pytest.raises(AmbiguousIdError):
        ledger.find("FEC-100")


def test_nothing_is_added_twice(filed: Place) -> None:
    recorded = add(filed, ORIGINAL, AMENDMENT)
    assert (recorded.seen, recorded.new, recorded.known, recorded.entries) == (2, 0, 2, 0)


def test_another_reader_adds_a_reading_only_where_it_reads_otherwise(filed: Place) -> None:
    assert add(filed, ORIGINAL, reader="reader-2").known == 1
    better = replace(ORIGINAL, receipts=ORIGINAL.receipts[:1])
    assert add(filed, better, reader="reader-3").entries == 2
    assert len(_find(filed, "FEC-100").parts.receipts) == 1


# What is asked, and how many lines are listed: five donations and a refund stand, two and one before the amendment.
LISTED = [
    ("everything that stands", EntryFilter(), 6),
    ("as of the day before the amendment", EntryFilter(as_of=date(2025, 7, 17)), 3),
    ("as of before anything", EntryFilter(as_of=date(2025, 4, 19)), 0),
    ("a donor, in the order of the press", EntryFilter(donor="ottoline 4 varga"), 1),
    ("a donor who is not there", EntryFilter(donor="altman"), 0),
    ("since a day", EntryFilter(since=date(2025, 6, 1)), 1),
    ("the filer by a part of its name", EntryFilter(fund="lantern"), 6),
    ("another fund", EntryFilter(fund="us-inaugural-2025"), 0),
]


@pytest.mark.parametrize(("wanted", "lines"), [row[1:] for row in LISTED], ids=[row[0] for row in LISTED])
def test_what_is_listed(filed: Place, wanted: EntryFilter, lines: int) -> None:
    with Ledger.open(filed) as ledger:
        listed = list(ledger.list_entries(wanted))
    assert len(listed) == lines
    assert STREET not in repr(listed)


def test_a_committee_of_the_registry_names_its_fund(place: Place) -> None:
    known = replace(ORIGINAL, filing=replace(ORIGINAL.filing, filer_id="C00894162"))
    add(place, known)
    with Ledger.open(place) as ledger:
        listed = list(ledger.list_entries(EntryFilter(fund="us-inaugural-2025")))
    assert {one.fund_id for one in listed} == {"us-inaugural-2025"}
    assert sum((one.entry.amount or Decimal(0) for one in listed), Decimal(0)) == Decimal("2251.00")
