"""How alike two names are: each finding by itself, surroundings, and that it is the same from both sides."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataFileError
from onrecord.parties import identify, likeness
from onrecord.records import Identity, Likeness, PartyMention
from onrecord.reference.likeness_weights import parse_likeness_weights
from onrecord.reference.party_words import parse_party_words

# Two names, their kind, and words of what is found: a reason, a doubt or a contradiction.
FINDINGS = [
    ("Ann Roe", "ROE, ANN", "person", "first name: the same"),
    ("Ann Roe", "ANN, ROE", "person", "the other way round"),
    ("Ann van Roe", "VANROE, ANN", "person", "written apart"),
    ("Bob Quill", "QUILL, ROBERT", "person", "forms of one name"),
    ("Bob Quill", "QUILL, ROB", "person", "forms of one name"),
    ("J.B. Quill", "QUILL, JAN BENNO", "person", "only an initial"),
    ("Wayne Quill", "QUILL, B. WAYNE", "person", "middle name of the other"),
    ("Ann B. Quill", "QUILL, ANN BARBARA", "person", "B begins Barbara"),
    ("Ann Barbra Quill", "QUILL, ANN BARBARA", "person", "one letter apart"),
    ("Nayan Patelson", "RATELSON, NAYAN", "person", "misread"),
    ("Ann Thornbury", "THORNBERY, ANN", "person", "one letter apart"),
    ("Ann Roe Jr.", "ROE, ANN JR", "person", "suffix: the same"),
    ("Ann Roe Jr.", "ROE, ANN", "person", "may be parent and child"),
    ("Ann Roe Jr.", "ROE, ANN III", "person", "Jr and III are two people"),
    ("Roe", "ROE, ANN", "person", "a family name alone is nobody's"),
    ("John Smith", "SMITH, JOHN", "person", "many people are called"),
    ("Thane Beacons Inc.", "THANE BEACONS LLC", "organization", "Inc is not Llc"),
    ("Thane Beacons Inc.", "THANE BEACONS INCORPORATED", "organization", "the same words"),
    ("ThaneBeacons", "THANE BEACONS", "organization", "written apart"),
    ("Thane", "THANE TECHNOLOGIES", "organization", "only lengthens"),
    ("Thane", "THANE FREIGHT", "organization", "Freight more in one"),
    ("Thane Beacons", "THANE BEACON", "organization", "spelt alike"),
    ("Thane Widget Works", "TWW", "organization", "initials"),
    ("Thane", "THANE PAC", "organization", "another body"),
    ("Thane", "QUILL", "organization", "no word is the same"),
    ("Thane", "QUILL FAMILY TRUST", "organization", "no word is the same"),
    ("Kraken", "PAYWARD FUTURES INC", "organization", "Futures more in one"),
    ("Google", "YouTube", "organization", "YouTube belongs to Google"),
    ("WhatsApp", "Instagram", "organization", "both belong to Meta"),
    ("Sheldon Adelson", "ADELSON, MIRIAM", "person", "are two parties"),
    ("Altman Thane", "ALTMAN, THANE", "unknown", "the other way round"),
]


def _all(found: Likeness) -> str:
    return " | ".join((*found.reasons, *found.doubts, *found.contradictions))


@pytest.mark.parametrize(("one", "other", "kind", "words"), FINDINGS)
def test_a_finding_is_told_in_words(one: str, other: str, kind: str, words: str) -> None:
    assert words in _all(likeness(identify(one, kind), identify(other, kind)))


def test_a_person_behind_a_firm_is_told() -> None:
    found = likeness(identify("OpenAI", "organization"), identify("ALTMAN, SAMUEL", "person"))
    assert found.reasons == ("registry: Sam Altman is or was chief executive of OpenAI",)
    assert found.contradictions == ("kind: one is a person, the other an organization",)


def test_a_name_without_a_kind_is_compared_as_the_other_is() -> None:
    thane = Identity(key="unknown:thane-zz", name="Thane Zz", kind="unknown")
    assert likeness(thane, identify("Thane Zz LLC", "organization")).reasons == ("name: the same words",)
    assert likeness(thane, thane).score == Decimal("1.000")


def _at(name: str, **beside: object) -> PartyMention:
    return PartyMention(identity=identify(name, "person"), **beside)  # type: ignore[arg-type]


def test_a_firm_or_a_town_ties_a_common_name() -> None:
    alone = likeness(_at("John Smith"), _at("SMITH, JOHN"))
    firm = likeness(_at("John Smith", companies=("Kraken",)), _at("SMITH, JOHN", companies=("PAYWARD, INC.",)))
    town = likeness(_at("John Smith", city="Reno", state="NV"), _at("SMITH, JOHN", city="RENO", state="nv"))
    assert alone.score < firm.score == town.score == Decimal("1.000")
    assert "company: Kraken stands beside both" in firm.reasons
    assert "place: Reno in both" in town.reasons


def test_another_state_is_a_doubt_and_no_contradiction() -> None:
    found = likeness(_at("Ann Roe", city="Reno", state="NV"), _at("ROE, ANN", city="RENO", state="TX"))
    assert found.doubts == ("place: NV is not TX",)
    assert Decimal("0.9") < found.score < 1


KINDS = st.sampled_from(["person", "organization", "unknown"])
WORDS = st.sampled_from(
    [
        "Ann",
        "Roe",
        "Bob",
        "Robert",
        "Quill",
        "Jr.",
        "III",
        "B.",
        "Thane",
        "Inc.",
        "PAC",
        "Altman",
        "Sam",
        "Kraken",
        ",",
        "&",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@given(NAMES, KINDS, NAMES, KINDS)
def test_likeness_is_the_same_from_both_sides(one: str, kind: str, other: str, other_kind: str) -> None:
    a, b = identify(one, kind), identify(other, other_kind)
    there, back = likeness(a, b), likeness(b, a)
    assert there.score == back.score
    assert bool(there.contradictions) == bool(back.contradictions)


@given(NAMES, KINDS)
def test_a_name_is_like_itself(name: str, kind: str) -> None:
    found = likeness(identify(name, kind), identify(name, kind))
    assert not found.contradictions
    assert found.score >= Decimal("0.4")


def test_weights_are_read_strictly() -> None:
    with pytest.raises(DataFileError, match="wanted here"):
        parse_likeness_weights({})
    with pytest.raises(DataFileError, match="wanted here"):
        parse_party_words({"organization": {}, "generation": {}}, {}, {})
    with pytest.raises(DataFileError, match="small letters"):
        parse_party_words(
            {"organization": {}, "generation": {}, "person": {"wives": ["mrs"]}},
            {"samuel": ["Sam"]},
            {"family": ["x"], "given": ["y"]},
        )
