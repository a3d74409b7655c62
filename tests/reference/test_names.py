"""Names: what the lists hold, which lists may not share a name, and what a list may not hold."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataFileError
from onrecord.reference.names import NameKnowledge, load_names, parse_names

# List, and names that it holds in the form in which they are looked up.
HELD: list[tuple[str, str]] = [
    (kind, name)
    for kind, names in {
        "given_names": "mark sam jeff tim elon miriam geneviève françois íñigo maría jürgen anneke wouter joão luiz "
        "giovanni ludovica björn søren vladimir oleksandr mukesh rajesh jianguo hiroshi mohammed fatima kwame ngozi",
        "ambiguous_given_names": "will may june april art grant rich chase faith hope rose jan august charity",
        "female_given_names": "ruth carmen brigitte andrea",
        "male_given_names": "luca joshua günter andrea",
        "family_names": "zuckerberg bezos smith dubois garcía müller",
        "legal_forms": "inc llc corp co ltd plc gmbh ag s.a. n.v. b.v. spa s.p.a. lp llp",
        "particles": "of the for de du des van von der di da al für",
        "surname_particles": "van von de der di da del la le bin al ten ter dos du",
        "conjunctions": "and et y und e en",
        "suffixes": "jr sr ii iii iv md esq",
        "titles": "mr mrs ms m mme mlle dr sen gov rep sir lord herr frau señor sig dhr mevrouw president sheikh",
        "organization_words": "bank group energy foundation fondation stiftung association union brotherhood partners "
        "capital industries motors airlines university institute banque groupe banco grupo gruppe gruppo verband "
        "gewerkschaft verein vereniging fundação fondazione",
        "organizations": "meta facebook amazon google openai microsoft uber toyota boeing at&t coinbase chevron pfizer "
        "phrma coca-cola altria walmart gm",
        "ambiguous_organizations": "apple target gap visa shell delta chase ford block ripple",
        "places": "paris londres múnich milão u.s. mar-a-lago capitol maison-blanche texas calif.",
        "demonyms": "american américain estadounidense amerikaner americani amerikaanse brasileiro",
        "institutions": "congress senate pentagon fec treasury bundestag sénat",
        "place_words": "county street avenue rue calle strasse rua straat",
        "things": "xrp bitcoin iphone medicaid navidad weihnachten",
        "groups": "republicans démocrates republikaner democratici",
    }.items()
    for name in names.split()
] + [
    ("people", "donald trump"),
    ("people", "tim cook"),
    ("organizations", "bank of america"),
    ("organizations", "stanley black & decker"),
    ("organizations", "pilgrim's pride"),
    ("organizations", "goldman sachs"),
    ("places", "palm beach"),
    ("places", "wall street"),
    ("institutions", "federal election commission"),
    ("institutions", "commission électorale fédérale"),
    ("demonyms", "south korean"),
]

# Words that begin sentences and must never be taken for a given name.
NEVER_GIVEN = (
    "the said today more may his che von media council meta general north september dollar lundi heute hoje oggi"
)

# Lists that settle a kind differently, so that a name in both would be read by chance.
APART = [
    *combinations(("people", "organizations", "ambiguous_organizations", "places", "things"), 2),
    ("given_names", "things"),
    ("given_names", "place_words"),
    ("organization_words", "place_words"),
    ("given_names", "ambiguous_given_names"),
    ("given_names", "places"),
    ("given_names", "demonyms"),
    ("organizations", "institutions"),
    ("organizations", "groups"),
    ("organization_words", "surname_particles"),
    ("legal_forms", "capital_legal_forms"),
    ("conjunctions", "legal_forms"),
]


@pytest.mark.parametrize(("kind", "name"), HELD)
def test_a_list_holds_a_name(kind: str, name: str) -> None:
    assert name in getattr(load_names(), kind)


@pytest.mark.parametrize("word", NEVER_GIVEN.split())
def test_a_common_word_is_no_given_name(word: str) -> None:
    assert word not in load_names().given_names


@pytest.mark.parametrize(("one", "other"), APART)
def test_lists_that_decide_differently_share_no_name(one: str, other: str) -> None:
    known = load_names()
    assert sorted(getattr(known, one) & getattr(known, other)) == []


@pytest.mark.parametrize("kind", [field.name for field in fields(NameKnowledge)])
def test_names_are_folded_and_no_list_is_empty(kind: str) -> None:
    names = getattr(load_names(), kind)
    assert names
    assert [name for name in names if name != name.casefold().strip() or "’" in name or "  " in name] == []


@pytest.mark.parametrize("kind", ["organization_words", "suffixes", "given_names", "legal_forms"])
def test_lists_of_words_hold_single_words(kind: str) -> None:
    parted = [name for name in getattr(load_names(), kind) if " " in name and " ." not in name and " '" not in name]
    assert [name for name in parted if name not in ("sp. z o.o.", "s.a. de c.v.", "eingetragener verein")] == []


@pytest.mark.parametrize(
    ("printed", "forms"),
    [
        ("McDonald’s", {"mcdonald's", "mcdonald 's"}),
        ("L'Oréal", {"l'oréal", "l' oréal"}),
        ("St. Louis", {"st. louis", "st . louis"}),
        ("Amazon.com", {"amazon.com"}),
        ("U.S. Steel", {"u.s. steel"}),
        ("O'Leary", {"o'leary"}),
        ("Calif.", {"calif.", "calif ."}),
        ("AT&T", {"at&t"}),
    ],
)
def test_a_name_can_be_looked_up_as_tokens(printed: str, forms: set[str]) -> None:
    assert parse_names({"organizations.txt": f"# Companies\n\n  {printed}  # since 1900\n"}).organizations == forms


def test_files_of_one_kind_are_gathered() -> None:
    known = parse_names({"places-en.txt": "London", "places-fr.txt": "Londres\nParis", "titles.txt": "Mr"})
    assert known.places == {"london", "londres", "paris"}
    assert known.titles == {"mr"}
    assert not known.people


@pytest.mark.parametrize(
    ("file", "text", "key", "reason"),
    [
        ("cities.txt", "Paris", "cities", "must begin with one of"),
        ("places.txt", "# Cities\nParis\n\nparis\n", "line 4", "'paris' stands twice"),
        ("organizations.txt", "Macy's\nMacy’s", "line 2", "stands twice"),
    ],
)
def test_a_broken_list_is_refused(file: str, text: str, key: str, reason: str) -> None:
    with pytest.raises(DataFileError, match=reason) as caught:
        parse_names({file: text})
    assert (caught.value.file, caught.value.key) == (f"names/{file}", key)


@given(st.lists(st.text(max_size=20), max_size=8))
def test_any_list_is_read_or_refused_with_its_line(lines: list[str]) -> None:
    """Whatever a contributor saves, each name is kept under its folded form, or the line at fault is named."""
    text = "\n".join(lines)
    folded = [line.partition("#")[0].replace("’", "'").casefold().strip() for line in text.split("\n")]
    names = [name for name in folded if name]
    if len(set(names)) < len(names):
        with pytest.raises(DataFileError, match="stands twice"):
            parse_names({"places.txt": text})
    else:
        assert set(names) <= parse_names({"places.txt": text}).places
