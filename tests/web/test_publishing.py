"""What may be published of a gift: every row of the table beside this file, and what no sentence may ever say."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Disagreement
from onrecord.records.claim import CAPACITIES, STATUSES
from onrecord.web.gift.publishing import TIERS, find_tier, publish
from tests.web.gift_making import Told, make_gift

TABLE = Path(__file__).parent / "publishing.tsv"
FORBIDDEN = ("did not give", "has not given", "broke", "broken", "failed to", "n’a pas donné", "n’a rien donné")


def _rows() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _told(row: dict[str, str]) -> Told:
    return Told(**{name: row[name] or "" for name in Told.__slots__})


def _plain(text: str) -> str:
    """A French sum has narrow blanks in it, which nobody types in a table."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


ROWS = _rows()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_sentence_follows_its_evidence(row: dict[str, str], language: str) -> None:
    *sentences, _sources = publish(make_gift(_told(row)), language)
    assert _plain(" ".join(sentences)) == row[language]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_how_sure_it_is(row: dict[str, str]) -> None:
    assert find_tier(make_gift(_told(row))) == row["tier"]


def test_every_status_capacity_and_tier_that_can_be_is_in_the_table() -> None:
    assert {row["status"] for row in ROWS} == set(STATUSES)
    assert {row["capacity"] for row in ROWS} == set(CAPACITIES)
    assert {row["tier"] for row in ROWS} == set(TIERS) - {"reviewed"}


@pytest.mark.parametrize(
    ("origins", "language", "sentence"),
    [
        (1, "en", "One independent source tells of it."),
        (3, "en", "3 independent sources tell of it."),
        (1, "fr", "Une source indépendante en fait état."),
        (2, "fr", "2 sources indépendantes en font état."),
    ],
)
def test_how_many_sources_there_are(origins: int, language: str, sentence: str) -> None:
    gift = make_gift(_told(ROWS[0]))
    assert publish(replace(gift, line=replace(gift.line, origins=origins)), language)[-1] == sentence


DIFFERING = [
    ("amount", 2, "The sources differ on details."),
    ("amount", 1, "It tells details in more than one way."),
    ("status", 2, "Some tell of a gift, others of a refusal."),
    ("status", 1, "It tells both of a gift and of a refusal."),
]


@pytest.mark.parametrize(("field", "origins", "said"), DIFFERING)
def test_it_is_said_that_sources_differ(field: str, origins: int, said: str) -> None:
    gift = make_gift(_told(ROWS[0]))
    differing = (Disagreement(field=field, told=(("1", ("a",)), ("2", ("b",)))),)
    line, pledge = replace(gift.line, origins=origins), replace(gift.pledge, disagreements=differing)
    assert publish(replace(gift, line=line, pledge=pledge), "en")[-1] == (said)


def test_a_page_is_not_said_to_tell_another_pages_sum() -> None:
    priced, unpriced = (make_gift(replace(_told(ROWS[0]), sum=text)) for text in ("1000000", ""))
    told = publish(replace(priced, tellings=unpriced.tellings), "en")
    assert "$1,000,000" not in told[0]
    assert "The sum of $1,000,000 is told elsewhere." in told


def test_a_page_is_not_said_to_tell_another_pages_status() -> None:
    planned, given_ = (make_gift(replace(_told(ROWS[0]), status=status)) for status in ("planned", "given"))
    assert "plans to give" in publish(replace(given_, tellings=planned.tellings), "en")[0]


_TOLD = st.builds(
    Told,
    donor=st.sampled_from(["Odalys {Brandt}/person", "Varga Mills/organization"]),
    capacity=st.sampled_from(CAPACITIES),
    beside=st.sampled_from(["", "Varga %(sum)s"]),
    status=st.sampled_from(STATUSES),
    sum=st.sampled_from(["", "1000000", "up to 5", "1 to 9", "1000 in kind", "in kind"]),
    said_by=st.sampled_from(["", "donor: A", "spokesperson: A", "outlet: A", "source: A", "filing: A"]),
    published=st.sampled_from(["", "2024", "2024-12", "2024-12-13", "week 2024-12-09", "2024-12-13 in -"]),
    stands=st.sampled_from(["announced", "announced 2025-07-20", "due 2025-04-20", "not_found_though_due"]),
    filed=st.sampled_from(
        ["", "same received 1", "differs given 5 sent back 5", "unsure received ?", "none received 5"]
    ),
)


@given(_TOLD)
def test_no_sentence_says_more_than_is_known(row: Told) -> None:
    gift = make_gift(row)
    for language in ("en", "fr"):
        told = " ".join(publish(gift, language))
        assert not any(words in told for words in FORBIDDEN)
        assert ("1910509" in told or "VARGA MILLS" in told) is row.filed.startswith(("same", "differs"))
        for name in ("{donor}", "{when}", "{sum}", "{fund}", "{source}"):
            assert name not in told
