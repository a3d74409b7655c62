"""Which filings a pledge is asked of: all that receivers filed, and of givers those that may be the donor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.matching import find_standing, find_steps
from onrecord.matching.shelves import FilingShelves
from onrecord.parties import identify
from onrecord.records import Filing, FundRef, Pledge

RECEIVED = Filing(system="fec", form="F13N", digest="r", number="FEC-1", filer_id="C00894162", signed=date(2025, 4, 20))


def _given(filer: str) -> Filing:
    return Filing(system="lda", form="LD-203", digest=filer, filer_name=filer, number=filer, received=date(2025, 1, 28))


def _pledge(donor: str, *associated: str) -> Pledge:
    return Pledge(
        key=donor,
        donor=identify(donor, "organization"),
        capacity="company",
        fund=FundRef(id="us-inaugural-2025", name=None),
        status="planned",
        money=None,
        in_kind=False,
        claim_ids=("claim-1",),
        article_ids=("article-1",),
        origins=(),
        confidence=Decimal("0.9"),
        associated=associated,
    )


# Who gives, who files, who stands behind the gift, and whether the filing may show it.
GIVERS = [
    ("the same firm", "Quillmark Ferries", "QUILLMARK FERRIES, INC.", "", True),
    ("a unit of the same name", "Quillmark Ferries", "QUILLMARK HARBOUR SERVICES LLC", "", True),
    ("another firm", "Quillmark Ferries", "BRINDLE MILLS", "", False),
    ("another firm with a short word alike", "Quillmark Co", "BRINDLE CO", "", False),
    ("the firm behind a person's gift", "Orla Vandersteen", "QUILLMARK FERRIES", "Quillmark Ferries", True),
    ("a brand, and who stands behind it", "Kraken", "PAYWARD INC", "", True),
]


@pytest.mark.parametrize(
    ("donor", "filer", "behind", "may_show"), [row[1:] for row in GIVERS], ids=[row[0] for row in GIVERS]
)
def test_which_filings_may_show_a_pledge(donor: str, filer: str, behind: str, may_show: bool) -> None:
    shelves = FilingShelves([RECEIVED, _given(filer)])
    found = shelves.which_may_show(_pledge(donor, *([behind] if behind else [])))
    assert {filing.number for filing in found} == {"FEC-1", *([filer] if may_show else [])}


def test_what_was_filed_later_is_not_known_on_a_day() -> None:
    shelves = FilingShelves([RECEIVED, _given("QUILLMARK FERRIES")], date(2025, 2, 1))
    assert [filing.system for filing in shelves.which_may_show(_pledge("Quillmark Ferries"))] == ["lda"]


@given(days=st.lists(st.tuples(st.booleans(), st.dates(date(2024, 12, 1), date(2025, 6, 1))), max_size=8))
def test_a_shelf_tells_the_clock_what_its_filings_tell(days: list[tuple[bool, date]]) -> None:
    filings = [
        replace(_given("QUILLMARK FERRIES"), digest=f"g{at}", number=f"LD-{at}", received=day)
        if is_given
        else replace(RECEIVED, digest=f"r{at}", number=f"FEC-{at}", signed=day)
        for at, (is_given, day) in enumerate(days)
    ]
    pledge, last = _pledge("Quillmark Ferries"), date(2025, 6, 1)
    shelf = FilingShelves(filings).which_may_show(pledge)
    assert find_standing(pledge, (), shelf, last) == find_standing(pledge, (), filings, last)
    assert find_steps(pledge, (), shelf) == find_steps(pledge, (), list(shelf))
