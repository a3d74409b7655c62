"""The registry of parties: who is in it, and what a file may not hold."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from onrecord.errors import DataFileError
from onrecord.reference.organization_names import fold_organization, organization_names
from onrecord.reference.parties import load_parties, parse_parties
from onrecord.reference.person_names import PersonKey, part_person, person_key
from tests.sheets import each_row

FILE = "parties/x.toml"
GOOD: dict[str, Any] = {
    "organization": [
        {"id": "thane", "name": "Thane Beacons", "also": ["Thane"], "filed": ["TB HOLDINGS ONE LLC"]},
        {"id": "thane-us", "name": "Thane US", "parent": "thane"},
    ],
    "person": [
        {
            "id": "ann-roe",
            "name": "Ann Roe",
            "also": ["Ann Barbara Roe"],
            "filed": ["ROE, ANNABEL"],
            "roles": [{"of": "thane", "title": "chief executive", "from": "2019-03", "to": "2021"}],
        }
    ],
}


def test_the_registry_holds_those_who_matter() -> None:
    known = load_parties()
    people = [party for party in known.all if party.kind == "person"]
    assert len(known.all) >= 1000
    assert len(people) >= 400
    assert sum(len(party.roles) for party in people) >= 300
    assert sum(party.parent is not None for party in known.all) >= 60


@each_row(load_parties().all, lambda party: party.id)
def test_every_name_of_a_party_finds_it(party: Any) -> None:  # noqa: ANN401 - a Party
    known = load_parties()
    for name in party.names:
        if party.kind == "person":
            assert known.by_person[person_key(part_person(name))] is party
        else:
            assert known.by_organization[fold_organization(name)] is party


def test_names_in_one_field_belong_to_one_party() -> None:
    known = load_parties()
    for party in known.all:
        for name in party.names if party.kind == "organization" else ():
            owners = {known.by_organization[own].id for own in organization_names(name) if own in known.by_organization}
            assert owners == {party.id}, name


def test_no_party_is_only_a_family_name() -> None:
    assert all(key.first and key.family for key in load_parties().by_person)


def test_a_good_file_is_read() -> None:
    known = parse_parties({FILE: GOOD})
    roe = known.by_person[PersonKey("roe", "ann", "b")]
    assert roe.id == "ann-roe"
    assert [str(day) for day in (roe.roles[0].start, roe.roles[0].end)] == ["2019-03", "2021"]
    assert known.owners_of("thane-us") == ("thane",)
    assert known.people_of["thane"][0][0] is roe
    assert [party.id for party in known.by_family["roe"]] == ["ann-roe"]


def _changed(path: str, value: object) -> dict[str, Any]:
    table = copy.deepcopy(GOOD)
    *outer, key = path.split(".")
    inner: Any = table
    for name in outer:
        inner = inner[int(name) if name.isdigit() else name]
    if value is None:
        del inner[key]
    else:
        inner[key] = value
    return table


# What is changed, its new value (None: left out), the key that the error names, a word of the reason.
BROKEN: list[tuple[str, object, str, str]] = [
    ("organization.0.id", None, "organization[1].id", "text"),
    ("organization.0.id", "Thane US", "organization[1].id", "small letters"),
    ("organization.0.id", "ann-roe", "ann-roe.id", "belongs to ann-roe already"),
    ("organization.0.name", "", "organization[1].name", "text"),
    ("organization.0.also", "Thane", "organization[1].also", "list of texts"),
    ("organization.0.owner", "x", "organization[1].owner", "no such key"),
    ("organization.1.name", "THANE, Inc.", "thane-us.names", "belongs to thane already"),
    ("organization.1.also", ["The Thane Beacons Company"], "thane-us.names", "belongs to thane already"),
    ("organization.1.parent", "nobody", "thane-us.parent", "no organization of the registry"),
    ("organization.1.parent", "ann-roe", "thane-us.parent", "no organization of the registry"),
    ("organization.1.parent", "thane-us", "thane-us.parent", "circle"),
    ("organization.0.parent", "thane-us", "thane.parent", "circle"),
    ("organization.0.roles", [{"of": "thane-us", "title": "owner"}], "thane.roles", "an organization has none"),
    ("person.0.parent", "thane", "ann-roe.parent", "a person has none"),
    ("person.0.name", "Roe", "ann-roe.names", "family name alone"),
    ("person.0.roles.0.of", "nobody", "ann-roe.roles.of", "no organization of the registry"),
    ("person.0.roles.0.title", "king", "person[1].roles[1].title", "is not one of"),
    ("person.0.roles.0.from", "2022", "person[1].roles[1].to", "lies before"),
    ("person.0.roles.0.from", "March 2019", "person[1].roles[1].from", "is not a year"),
    ("person.0.roles.0.from", "2019-13", "person[1].roles[1].from", "is not a year"),
    ("person.0.roles.0.from", 2019, "person[1].roles[1].from", "text"),
    ("person.0.roles.0.since", "2019", "person[1].roles[1].since", "no such key"),
    ("people", [], "people", "no such key"),
]


@pytest.mark.parametrize(("path", "value", "key", "reason"), BROKEN)
def test_a_broken_file_is_refused(path: str, value: object, key: str, reason: str) -> None:
    with pytest.raises(DataFileError, match=reason) as caught:
        parse_parties({FILE: _changed(path, value)})
    assert (caught.value.file, caught.value.key) == (FILE, key)


@pytest.mark.parametrize("name", ["Ann Roe", "ROE, ANN B.", "Ann Barbara Roe", "Dr. Ann Roe", "ROÉ, Ann"])
def test_two_people_share_no_name(name: str) -> None:
    second = {"person": [{"id": "ann-roe-two", "name": "Anna Roe", "also": [name]}]}
    with pytest.raises(DataFileError, match="belongs to ann-roe already") as caught:
        parse_parties({FILE: GOOD, "parties/y.toml": second})
    assert caught.value.file == "parties/y.toml"


def test_a_firm_and_a_person_may_share_a_name() -> None:
    second = {"organization": [{"id": "ann-roe-firm", "name": "Ann Roe Inc."}]}
    assert parse_parties({FILE: GOOD, "parties/y.toml": second}).by_organization["ann roe"].id == "ann-roe-firm"
