"""Who gives in a claim and in a filed line."""

from __future__ import annotations

import pytest

from onrecord.parties import likeness, mention_donor, mention_entry
from onrecord.records import Address, Claim, Donor, Entry, Evidence, FundRef, NameParts


def _claim(name: str, kind: str = "person", associated: tuple[str, ...] = ()) -> Claim:
    return Claim(
        article_id="article-1",
        donor=Donor(name=name, kind=kind),
        capacity="unknown",
        status="planned",
        fund=FundRef(id="us-inaugural-2025", name=None),
        evidence=(Evidence(field="donor", start=0, end=len(name), quote=name),),
        associated=associated,
    )


def _entry(name: str, employer: str = "", parts: NameParts | None = None, kind: str = "person") -> Entry:
    place = Address(street_1="1 Harbour Road", city="RENO", state="NV")
    return Entry(line=1, row_type="SA11AI", name=name, kind=kind, name_parts=parts, employer=employer, address=place)


def test_a_company_in_the_text_tells_whose_family_name_it_is() -> None:
    assert mention_donor(_claim("Altman", associated=("OpenAI",))).identity.party_id == "sam-altman"
    assert mention_donor(_claim("Altman")).identity.weak


def test_an_employer_ties_a_common_name() -> None:
    said = mention_donor(_claim("John Smith", associated=("Kraken",)))
    filed = mention_entry(_entry("SMITH, JOHN", employer="PAYWARD, INC."))
    assert "company: Kraken stands beside both" in likeness(said, filed).reasons


@pytest.mark.parametrize("employer", ["RETIRED", "Self-Employed", "N/A", "NONE", "  ", "NOT EMPLOYED"])
def test_what_is_no_employer_ties_nobody(employer: str) -> None:
    assert mention_entry(_entry("SMITH, JOHN", employer=employer)).companies == ()


def test_parts_town_and_state_of_a_line_are_taken_and_no_street() -> None:
    found = mention_entry(_entry("ROE JR, ANN", parts=NameParts(last="ROE", first="ANN", suffix="JR")))
    assert (found.identity.key, found.city, found.state) == ("person:roe:ann::jr", "RENO", "NV")
    assert "Harbour" not in repr(found)


def test_a_firm_files_under_its_legal_name() -> None:
    said, filed = mention_donor(_claim("Kraken", "organization")), mention_entry(_entry("PAYWARD INC", kind="unknown"))
    assert said.identity.key == filed.identity.key == "kraken"
