"""What a page claims otherwise than before. Cases are rows of rewordings.tsv; a row is added there, no code here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.claims import load_reader, read_claims
from onrecord.pledges.rewordings import ClaimChange, compare_claims
from onrecord.records import Claim
from tests.claims.reading import make_article

TABLE = Path(__file__).with_name("rewordings.tsv")


def _rows() -> list[list[str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def _claims(text: str) -> tuple[Claim, ...]:
    return read_claims(make_article(text, "en"), load_reader("en")).claims


def _told(change: ClaimChange) -> str:
    return f"{change.kind} {change.claim.donor.name}" + (f": {', '.join(change.fields)}" if change.fields else "")


@pytest.mark.parametrize(("before", "after", "expected", "note"), _rows(), ids=[row[3] for row in _rows()])
def test_what_changed(before: str, after: str, expected: str, note: str) -> None:
    assert _claims(before), "the first text tells of no gift"
    told = [_told(change) for change in compare_claims(_claims(before), _claims(after))]
    assert "|".join(told) == expected.removeprefix("-")


@pytest.mark.parametrize("row", _rows(), ids=[row[3] for row in _rows()])
def test_nothing_changed_between_a_text_and_itself(row: list[str]) -> None:
    assert compare_claims(_claims(row[0]), _claims(row[0])) == ()
    assert compare_claims((), ()) == ()


def test_whose_money_it_was_is_compared() -> None:
    before = _claims("Lumenforge will donate $1 million to Donald Trump's inaugural fund.")
    after = [replace(before[0], capacity="unknown")]
    assert [change.fields for change in compare_claims(before, after)] == [("capacity",)]
