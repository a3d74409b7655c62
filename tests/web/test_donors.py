"""Donors: their gifts, those of companies apart, what was filed, and nobody taken for a namesake."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.web.donors.ties import find_roles, registered


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/donors", "Sam Altman"),
        ("/donors?q=altman", "Sam Altman"),
        ("/donors?kind=person&sort=name", "Dara Khosrowshahi"),
        ("/donors?q=nobody", "No donor was found."),
        ("/donors/sam-altman", "Personal gifts"),
        ("/donors/sam-altman", "That is no proof that nothing was given."),
        ("/donors/dara-khosrowshahi", "the money is not said to be this donor’s own"),
        ("/donors/dara-khosrowshahi", "since 2017"),
        ("/donors/amazon", "founder of Amazon, since 1994"),
        ("/donors/jeff-bezos", "No page that was read tells of a gift of this donor."),
        ("/fr/donors/sam-altman", "Sam Altman"),
    ],
)
def test_a_donor_tells(client: TestClient, address: str, shown: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert shown in page.text


@pytest.mark.parametrize(("field", "value"), [("kind", "cat"), ("sort", "up"), ("after", "x")])
def test_a_wrong_field_is_told(client: TestClient, field: str, value: str) -> None:
    assert client.get("/donors", params={field: value}).status_code == 400


@pytest.mark.parametrize(
    ("given", "canonical"),
    [("/donors?q=&kind=", "/donors"), ("/donors?sort=largest", "/donors"), ("/fr/donors?x=1", "/fr/donors")],
)
def test_an_address_is_written_one_way(client: TestClient, given: str, canonical: str) -> None:
    moved = client.get(given, follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (303, canonical)


def test_a_company_gift_is_no_gift_of_its_chief(client: TestClient) -> None:
    page = client.get("/donors/dara-khosrowshahi").text
    own, _, beside = page.partition("Gifts of companies, beside which this donor is named")
    assert ">Uber</a>" in beside
    assert own.count('<th scope="row" class="who">') == 1


def test_what_the_registry_knows_is_of_that_party() -> None:
    donor = registered("amazon")
    assert donor is not None
    assert {party.name for party, _ in find_roles(donor).people} >= {"Jeff Bezos", "Andy Jassy"}
