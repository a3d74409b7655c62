"""What an amendment changed: tables of lines before and after."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.filings.changes import compare_entries
from onrecord.records import Address, Entry
from tests.filings.making import gift, refund

ANN, BEA = gift("ROE, ANN", "500"), gift("ROE, BEA", "700", 4)
HOME = "7 Lantern Stair|Tidewater|VA|22209"

# What changed, the lines before and after, and how many were added, removed, alike; the fields of those that changed.
CASES: list[tuple[str, list[Entry], list[Entry], tuple[int, int, int], list[tuple[str, ...]]]] = [
    ("nothing", [ANN, BEA], [ANN, BEA], (0, 0, 2), []),
    ("the order", [ANN, BEA], [BEA, ANN], (0, 0, 2), []),
    ("the place in the file", [ANN], [gift("ROE, ANN", "500", 60)], (0, 0, 1), []),
    ("a line came", [ANN], [ANN, BEA], (1, 0, 1), []),
    ("a line went", [ANN, BEA], [BEA], (0, 1, 1), []),
    ("one of two lines alike went", [ANN, ANN], [ANN], (0, 1, 1), []),
    ("a sum", [ANN], [gift("ROE, ANN", "5000")], (0, 0, 0), [("amount",)]),
    (
        "a day",
        [gift("ROE, ANN", "5", day=date(2025, 1, 1))],
        [gift("ROE, ANN", "5", day=date(2025, 1, 2))],
        (0, 0, 0),
        [("date",)],
    ),
    (
        "a home",
        [gift("ROE, ANN", "500", at=HOME)],
        [gift("ROE, ANN", "500", at="9 Quay|Tidewater|VA|22209")],
        (0, 0, 0),
        [("address",)],
    ),
    (
        "a name, under one transaction id",
        [gift("RATEL, ANN", "500", transaction_id="T1")],
        [gift("PATEL, ANN", "500", transaction_id="T1")],
        (0, 0, 0),
        [("name",)],
    ),
    ("a name, without any id", [gift("RATEL, ANN", "500")], [gift("PATEL, ANN", "500")], (1, 1, 0), []),
    (
        "all transaction ids, as with other software",
        [gift("ROE, ANN", "500", transaction_id="T1")],
        [gift("ROE, ANN", "500", transaction_id="X9")],
        (0, 0, 1),
        [],
    ),
    ("a gift was sent back", [ANN], [ANN, refund("ROE, ANN", "500")], (1, 0, 1), []),
    (
        "a memo",
        [ANN],
        [gift("ROE, ANN", "500", memo="refunded 01/21/2025")],
        (0, 0, 0),
        [("memo",)],
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "counts", "fields"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_changed(
    before: list[Entry], after: list[Entry], counts: tuple[int, int, int], fields: list[tuple[str, ...]]
) -> None:
    changes = compare_entries(before, after)
    assert (len(changes.added), len(changes.removed), changes.same) == counts
    assert [change.fields for change in changes.changed] == fields


_entries = st.lists(
    st.builds(
        lambda name, amount, town, key, line: gift(
            name, str(amount), line, transaction_id=key, address=Address(city=town)
        ),
        st.sampled_from(("ROE, ANN", "ROE, BEA", "MILLS")),
        st.sampled_from((Decimal(5), Decimal(70))),
        st.sampled_from(("Port", "Quarry")),
        st.sampled_from(("", "T1", "T2")),
        st.integers(1, 99),
    ),
    max_size=9,
)


@given(_entries, _entries)
def test_every_line_is_told_once(before: list[Entry], after: list[Entry]) -> None:
    changes = compare_entries(before, after)
    kept = len(changes.changed) + changes.same
    assert len(changes.removed) + kept == len(before)
    assert len(changes.added) + kept == len(after)


@given(_entries)
def test_nothing_changes_against_itself(entries: list[Entry]) -> None:
    changes = compare_entries(entries, list(reversed(entries)))
    assert not changes.added
    assert not changes.removed
