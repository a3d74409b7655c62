"""Pairs of names: what becomes one party by itself, what never does, and what waits for more than the name."""

from __future__ import annotations

import csv
from pathlib import Path

from onrecord.parties import identify, likeness
from onrecord.records import Identity, Likeness, PartyMention
from tests.sheets import each_row

TABLE = Path(__file__).with_name("pairs.tsv")
ROWS = list(
    csv.DictReader(
        (line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
LOW = 0.5
"""Below this much likeness no pair that is one party may lie; a pair that is apart may lie above it."""


def _read(row: dict[str, str]) -> tuple[Identity, Identity, Likeness]:
    companies = tuple(filter(None, [row["company"]]))
    said = identify(row["said"], row["said_kind"], companies=companies)
    filed = identify(row["filed"], row["filed_kind"], companies=companies if "beside both" in row["note"] else ())
    return said, filed, likeness(PartyMention(identity=said, companies=companies), filed)


def _verdict(said: Identity, filed: Identity, found: Likeness) -> str:
    if said.key == filed.key and not said.weak and not filed.weak:
        return "same"
    return "apart" if found.contradictions else "ask"


@each_row(ROWS, lambda row: row["id"])
def test_a_pair_is_kept_apart_or_becomes_one(row: dict[str, str]) -> None:
    said, filed, found = _read(row)
    assert _verdict(said, filed, found) == row["verdict"], (said, filed, found)


@each_row([row for row in ROWS if row["verdict"] == "same"], lambda row: row["id"])
def test_one_party_is_like_itself(row: dict[str, str]) -> None:
    _, _, found = _read(row)
    assert found.score > LOW
    assert found.reasons
    assert not found.contradictions


@each_row([row for row in ROWS if row["verdict"] == "apart"], lambda row: row["id"])
def test_two_parties_are_not_one_party_of_the_registry(row: dict[str, str]) -> None:
    said, filed, _ = _read(row)
    assert said.key != filed.key


def test_the_table_is_large_and_its_ids_are_its_own() -> None:
    assert len(ROWS) >= 150
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert {row["verdict"] for row in ROWS} == {"same", "apart", "ask"}
