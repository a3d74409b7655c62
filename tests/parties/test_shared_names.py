"""Names in real filings beside the names that the press or another filing has for them, where that data is at hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from onrecord.parties import identify, likeness

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "filings"
KINDS = {"person": "person", "organization": "organization", "IND": "person", "ORG": "organization"}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared data is not beside this checkout")


def _rows(*names: str) -> list[dict[str, str]]:
    with FOLDER.joinpath(*names).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_an_announced_donor_is_the_filed_one() -> None:
    """All 27 rows with a filed name, but for one whose donor is a firm and its chief in one field, and one unit."""
    rows = [row for row in _rows("announced_vs_filed_2025.csv") if row["filed_name"]]
    apart = []
    for row in rows:
        said = identify(row["donor"].partition(" (")[0], KINDS[row["capacity"]])
        filed = identify(row["filed_name"], KINDS[row["filed_capacity"]])
        if said.key != filed.key:
            assert not likeness(said, filed).contradictions
            apart.append(row["filed_name"])
    assert len(rows) == 27
    assert sorted(apart) == ["KARP, ALEXANDER", "SAMSUNG ELECTRONICS AMERICA"]


def test_no_announced_donor_is_another_filed_one() -> None:
    rows = [row for row in _rows("announced_vs_filed_2025.csv") if row["filed_name"]]
    said = {row["donor"].partition(" (")[0]: row for row in rows}
    for donor, own in said.items():
        key = identify(donor, KINDS[own["capacity"]]).key
        others = [row for row in rows if row["filed_name"] != own["filed_name"]]
        assert key not in {identify(row["filed_name"], KINDS[row["filed_capacity"]]).key for row in others}


def test_givers_of_2017_are_those_that_the_committee_names() -> None:
    """58 of 70 names in LD-203 items; of the others one is a firm's unit, and the rest pay others or give by a PAC."""
    items = _rows("ld203", "senate_ld203_inaugural_items_2008_2020.csv")
    given = {row["contributor"] for row in items if "2016-11" <= row["date"] < "2018" and row["contributor"]}
    lines = _rows("form13", "2017_form13_transcription.csv")
    received = {identify(row["name/org"], KINDS.get(row["entity_type"], "unknown")).key for row in lines}
    found = [name for name in given if identify(name, "unknown").key in received]
    assert (len(given), len(found)) == (70, 58)
