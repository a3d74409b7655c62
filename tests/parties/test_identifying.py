"""Who a name is taken to be: keys that stay, the registry by any writing of a name, and kinds that forms get wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parties import identify
from onrecord.records import NameParts
from onrecord.reference.parties import load_parties, parse_parties
from tests.sheets import each_row

# Name, kind, key.
KEYS = [
    ("Ann Roe", "person", "person:roe:ann"),
    ("ROE, ANN", "person", "person:roe:ann"),
    ("Ann B. Roe", "person", "person:roe:ann:b"),
    ("Ann Barbara Claire Roe", "person", "person:roe:ann:barbara-claire"),
    ("Ann Roe Jr.", "person", "person:roe:ann::jr"),
    ("Ann van der Roe", "person", "person:van-der-roe:ann"),
    ("Roe", "person", "person:roe"),
    ("The Thane Beacons, LLC", "organization", "organization:thane-beacons"),
    ("L.L.C.", "organization", "organization:llc"),
    ("", "organization", "organization:"),
    ("", "person", "person:"),
    (" , ", "person", "person:"),
    ("Zzyzx", "unknown", "unknown:zzyzx"),
    ("THE ROE FAMILY TRUST", "person", "organization:roe-family-trust"),
    ("THANE BEACONS, INC.", "person", "organization:thane-beacons"),
    ("MICROSOFT", "person", "microsoft"),
    ("Microsoft", "person", "person:microsoft"),
    ("FORD", "person", "person:ford"),
    ("Ford", "person", "person:ford"),
    ("孫正義", "person", "person:孫正義"),
    ("QUILL & THANE", "unknown", "organization:quill-thane"),
    ("Ann & Bob Quill", "unknown", "unknown:ann-bob-quill"),
    ("Quill, Thane & Roe, P.C. Employee PAC", "unknown", "organization:quill-thane-roe-pc-employee-pac"),
    ("QUILL, ANN & BOB", "person", "person:quill:ann+quill:bob"),
    ("QUILL, MRS. ROBERT", "person", "person:quill:robert+"),
    ("ALTMAN, MR. & MRS. SAM", "person", "person:altman:sam+"),
    ("Ann D. Roe", "person", "person:roe:ann:d"),
    ("ROE, M. ANN", "person", "person:roe:m:ann"),
    ("Don Roe", "person", "person:roe:don"),
    ("II, AA", "person", "person:ii:aa"),
    ("Ford", "organization", "ford"),
    ("Ford", "unknown", "ford"),
    ("ROE, ANN", "unknown", "person:roe:ann"),
    ("ALTMAN, SAMUEL", "unknown", "sam-altman"),
    ("Sam Altman", "unknown", "sam-altman"),
    ("Frank Church", "person", "person:church:frank"),
    ("Ann and Bob Roe", "person", "person:roe:ann+roe:bob"),
    ("Bob & Ann Roe", "person", "person:roe:ann+roe:bob"),
    ("Ann und Bob van der Roe", "person", "person:van-der-roe:ann+van-der-roe:bob"),
    ("Ann Roe y Bob Quill", "person", "person:quill:bob+roe:ann"),
    ("Ann Bob Roe", "person", "person:roe:ann:bob"),
    ("John E Roe Jr", "person", "person:roe:john:e:jr"),
    ("Maria Y Roe Quill", "person", "person:quill:maria:y-roe"),
    ("Ann Roe y Quill", "person", "person:quill:ann:roe-y"),
]


@pytest.mark.parametrize(("name", "kind", "key"), KEYS)
def test_a_name_has_a_key(name: str, kind: str, key: str) -> None:
    assert identify(name, kind).key == key


WRITINGS = ["{}", "The {}", "{}, Inc.", "{} LLC", "  {}  "]


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("name", ["Kraken", "Andreessen Horowitz", "Procter-free Thane"])
def test_an_organization_is_known_in_any_writing(name: str, writing: str) -> None:
    plain = identify(name, "organization")
    for told in (writing.format(name), writing.format(name).upper(), writing.format(name).lower()):
        assert identify(told, "organization").key == plain.key


@each_row(load_parties().all, lambda party: party.id)
def test_every_name_of_the_registry_is_identified(party: object) -> None:
    for name in party.names:  # type: ignore[attr-defined]
        assert identify(name, party.kind).party_id == party.id  # type: ignore[attr-defined]
        assert identify(name.upper(), party.kind).party_id == party.id  # type: ignore[attr-defined]


def test_the_parts_of_a_form_are_taken_as_they_are() -> None:
    parts = NameParts(last="ROE JR", first="ANN", middle="B")
    assert identify("ROE JR, ANN B", "person", parts=parts).key == "person:roe:ann:b:jr"


# A name, companies beside it, the party that it is, or None.
TIES = [
    ("Altman", ("OpenAI",), "sam-altman"),
    ("Altman", ("Thane", "Open AI, Inc."), "sam-altman"),
    ("S. Altman", ("OpenAI",), "sam-altman"),
    ("B. Altman", ("OpenAI",), None),
    ("Altman Jr.", ("OpenAI",), None),
    ("Altman", ("Meta",), None),
    ("Altman", (), None),
    ("Mr. Khosrowshahi", ("Uber",), "dara-khosrowshahi"),
    ("Pichai", ("YouTube",), "sundar-pichai"),
    ("Adelson", ("Las Vegas Sands",), None),
    ("Winklevoss", ("Gemini",), None),
    ("Ford", ("Ford Motor",), None),
    ("Dell", ("Dell",), None),
    ("Collison", ("Stripe",), None),
]


@pytest.mark.parametrize(("name", "companies", "party_id"), TIES)
def test_a_family_name_alone_is_nobody_but_for_a_firm_beside_it(
    name: str, companies: tuple[str, ...], party_id: str | None
) -> None:
    found = identify(name, "person", companies=companies)
    assert found.party_id == party_id
    assert found.weak == (party_id is None)
    assert found.reasons


def test_a_middle_name_that_the_registry_does_not_have_is_somebody_else() -> None:
    assert identify("Samuel Harris Altman", "person").party_id == "sam-altman"
    assert identify("Samuel H. Altman", "person").party_id == "sam-altman"
    other = identify("Samuel Henry Altman", "person")
    assert (other.party_id, other.key) == (None, "person:altman:samuel:henry")
    assert "Sam Altman" in other.reasons[0]


def test_a_middle_name_goes_with_the_initial_that_the_registry_has() -> None:
    known = parse_parties({"parties/x.toml": {"person": [{"id": "ann-roe", "name": "Ann B. Roe"}]}})
    assert identify("Ann Barbara Roe", "person", parties=known).party_id == "ann-roe"
    assert identify("Ann Roe", "person", parties=known).party_id is None


NAMES = st.text(alphabet="abcdeéßñABC .,-'&()\"IV1", max_size=30)


@given(NAMES, st.sampled_from(["person", "organization", "unknown"]))
def test_any_text_has_a_key_that_stays(name: str, kind: str) -> None:
    found = identify(name, kind)
    assert found == identify(f"  {name} ", kind)
    assert found.key == found.key.casefold()
    assert " " not in found.key


@given(st.text(alphabet="fh", min_size=2, max_size=8), st.text(alphabet="ln", min_size=2, max_size=8))
def test_the_order_of_press_and_filing_is_one_person(first: str, family: str) -> None:
    told = identify(f"{first.title()} {family.title()}", "person")
    assert told.key == identify(f"{family}, {first}".upper(), "person").key


@given(st.text(alphabet="abcdefgh", min_size=1, max_size=8))
def test_a_family_name_alone_is_never_a_party(family: str) -> None:
    assert identify(family, "person").party_id is None


WORDS = st.sampled_from(["abner", "anselm", "berta", "clive", "dora", "edith"])
MIDDLES = st.sampled_from(["", "b", "c", "barbara"])
SUFFIXES = st.sampled_from(["", "Jr", "Sr", "II", "III"])
RELATIVES = st.tuples(WORDS, MIDDLES, SUFFIXES)


@given(RELATIVES, RELATIVES)
def test_relatives_share_no_key(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Fathers, sons, spouses, cousins: a first name, a middle name or a suffix that differs is another person."""
    keys = [
        identify("", "person", parts=NameParts(last="Quill", first=first, middle=middle, suffix=suffix)).key
        for first, middle, suffix in (one, other)
    ]
    assert (keys[0] == keys[1]) == (one == other)
