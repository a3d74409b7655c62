"""Which donors to one fund are one, though pages name them otherwise: a table of names and what pages tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.parties import identify
from onrecord.pledges import donors
from onrecord.pledges.grouping import group_tellings
from onrecord.records import Claim, Donor, Identity, Pledge, Telling
from tests.pledges.making import origins_of, tell

# What it shows, who gives ("name; kind; day outlet: words"), and the pledges: "donor kind capacity pages" each.
CASES: list[tuple[str, list[str], list[str]]] = [
    (
        "a short name",
        ["Varga Pipeline Partners; firm; 01-06 Post: plans 1m", "Varga; firm; 01-07 Echo: plans 1m"],
        ["Varga Pipeline Partners organization company 2"],
    ),
    (
        "a holding",
        ["Varga Holding AG; firm; 01-06 Post: plans 1m", "Varga; firm; 01-07 Echo: gave 1m"],
        ["Varga Holding AG organization company 2"],
    ),
    (
        "a firm of two words read as a person",
        ["Quarrow Mills; person; 01-06 Post: plans 1m personal", "Quarrow Mills; firm; 01-07 Echo: plans 1m"],
        ["Quarrow Mills organization company 2"],
    ),
    (
        "a person of two words read as a firm once",
        [
            "Jewgeni Drosd; person; 01-06 Post: gave 1m personal",
            "Jewgeni Drosd; person; 01-06 Gazette: gave 1m personal",
            "Jewgeni Drosd; firm; 01-07 Echo: gave 1m",
        ],
        ["Jewgeni Drosd person personal 3"],
    ),
    (
        "a firm of one word read as people",
        [
            "Quarndt; person; 01-06 Post: plans 1m personal",
            "Quarndt; person; 01-06 Gazette: plans 1m personal",
            "Quarndt; firm; 01-07 Echo: plans 1m",
        ],
        ["Quarndt organization company 3"],
    ),
    (
        "a refusal without a sum",
        ["Varga Shipping; firm; 01-06 Post: plans 1m", "Varga; firm; 01-07 Echo: refuses"],
        ["Varga Shipping organization company 2"],
    ),
    (
        "another sum",
        ["Varga Shipping; firm; 01-06 Post: plans 1m", "Varga; firm; 01-07 Echo: plans 2m"],
        ["Varga Shipping organization company 1", "Varga organization company 1"],
    ),
    (
        "short for either of two",
        [
            "Varga Oil; firm; 01-06 Post: plans 1m",
            "Varga Foods; firm; 01-06 Gazette: plans 1m",
            "Varga; firm; 01-07 Echo: plans 1m",
        ],
        [
            "Varga Foods organization company 1",
            "Varga Oil organization company 1",
            "Varga organization company 1",
        ],
    ),
    (
        "one page tells of both",
        ["Varga Oil; firm; 01-06 Post: plans 1m", "Varga; firm; 01-06 Post: plans 1m"],
        ["Varga Oil organization company 1", "Varga organization company 1"],
    ),
    (
        "another body",
        ["Varga Family Foundation; firm; 01-06 Post: gave 1m", "Varga; firm; 01-07 Echo: gave 1m"],
        ["Varga Family Foundation organization company 1", "Varga organization company 1"],
    ),
    (
        "a firm and its owner",
        ["Larry Varga; person; 01-06 Post: gave 1m personal", "Varga Capital; firm; 01-07 Echo: gave 1m"],
        ["Larry Varga person personal 1", "Varga Capital organization company 1"],
    ),
    (
        "a firm named after a person",
        ["Wade Varga; person; 01-06 Post: gave 1m personal", "Wade Varga Lines; firm; 01-07 Echo: gave 1m"],
        ["Wade Varga Lines organization company 1", "Wade Varga person personal 1"],
    ),
    (
        "a place begins many names",
        ["Texas Grain; firm; 01-06 Post: gave 1m", "Texas; firm; 01-07 Echo: gave 1m"],
        ["Texas Grain organization company 1", "Texas organization company 1"],
    ),
    (
        "two that begin alike",
        ["Varga Oil; firm; 01-06 Post: gave 1m", "Varga Aerospace; firm; 01-07 Echo: gave 1m"],
        ["Varga Aerospace organization company 1", "Varga Oil organization company 1"],
    ),
    (
        "one page tells of both, another of who may be either",
        [
            "Varga; person; 01-06 Post: gave 1m personal",
            "Varga Oil; firm; 01-06 Post: gave 1m",
            "Varga; firm; 01-07 Echo: gave 1m",
        ],
        ["Varga Oil organization company 1", "Varga organization company 1", "Varga person personal 1"],
    ),
]


def _told(text: str) -> Telling:
    name, kind, words = text.split("; ")
    telling = tell(words)
    donor = Donor(name=name, kind="organization" if kind == "firm" else kind)
    assert isinstance(telling.claim, Claim)
    return replace(telling, claim=replace(telling.claim, donor=donor), donor=identify(name, donor.kind))


def _in_words(pledge: Pledge) -> str:
    return f"{pledge.donor.name} {pledge.donor.kind} {pledge.capacity} {len(pledge.article_ids)}"


@pytest.mark.parametrize(("texts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_who_is_one_donor(texts: list[str], expected: list[str]) -> None:
    tellings = [_told(text) for text in texts]
    assert sorted(map(_in_words, group_tellings(tellings, origins_of(tellings)))) == expected


def test_people_who_say_that_two_are_two_are_heard() -> None:
    tellings = [_told(text) for text in CASES[0][1]]
    parted = frozenset(telling.donor.key for telling in tellings)
    assert len(group_tellings(tellings, origins_of(tellings), {parted})) == 2


def test_a_firm_of_the_registry_is_short_for_no_other() -> None:
    long, short = (_told(text) for text in CASES[0][1])
    known = replace(short, donor=Identity(key="varga", name="Varga", kind="organization", party_id="varga"))
    assert len(group_tellings([long, known], origins_of([long, known]))) == 2


def test_people_of_one_family_name_are_not_held_against_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    first = _told("Varga; person; 01-06 Post: gave 1m personal")
    people = [replace(first, donor=replace(first.donor, key=f"person:varga@{at}")) for at in range(50)]
    held: list[object] = []

    def hold(*pair: object) -> bool:
        held.append(pair)
        return False

    monkeypatch.setattr(donors, "_are_one_name", hold)
    assert (len(donors.part_donors(people)), held) == (50, [])


def test_the_first_page_gives_the_gift_its_id() -> None:
    first, later = (_told(text) for text in CASES[0][1])
    (alone,) = group_tellings([first], origins_of([first]))
    (both,) = group_tellings([first, later], origins_of([first, later]))
    assert both.id == alone.id
    (reason,) = (reason for reason in both.donor.reasons if "taken for one" in reason)
    assert reason.startswith("name: Varga and Varga Pipeline Partners are")
