"""Texts in cells: the table of formulas, and that the guard can always be taken off again."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given

from onrecord.exports import Column, Table, write_csv
from onrecord.exports.cells import guard, shown_text, unguard

from .hostile import texts

_LINES = Path(__file__).with_name("formulas.tsv").read_text("utf-8").splitlines()
CASES = [line.split("\t") for line in _LINES if not line.startswith("#")]

_RUN = re.compile("^[\\s\"'\u00ad\u200b-\u200f\u2060\ufeff]*[=+\\-@＝＋－＠﹦﹢﹣﹫]")
_WHO = Table(
    name="names",
    one="a name",
    columns=tuple(Column(name=name, kind="text", meaning="a name") for name in ("first", "second")),
)


def _read(text: str) -> str:
    """Return a text of the table with what stands for marks that nobody sees."""
    return re.sub(r"\\(?:u([0-9a-f]{4})|([trn]))", _mark, text)


def _mark(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else {"t": "\t", "r": "\r", "n": "\n"}[found[2]]


@pytest.mark.parametrize(("text", "written", "why"), CASES, ids=[case[-1] for case in CASES])
def test_a_text_is_written_so(text: str, written: str, why: str) -> None:
    assert guard(_read(text)) == _read(written), why


@given(texts())
def test_the_guard_can_be_taken_off(text: str) -> None:
    assert unguard(guard(text)) == text


@given(texts(), texts())
def test_no_cell_begins_a_formula_whatever_parts_the_cells(first: str, second: str) -> None:
    file = io.BytesIO()
    write_csv(_WHO, [{"first": first, "second": second}], file)
    text = file.getvalue().decode()
    for separator in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            assert [cell for cell in row if _begins_formula(cell)] == []


def _begins_formula(cell: str) -> bool:
    return not cell.startswith("'") and _RUN.match(cell) is not None


@pytest.mark.parametrize(
    ("text", "shown", "raw"),
    [
        ("Ann\u202e", "Ann‹U+202E›", "Ann\u202e"),
        ("Ann\x1b[31m", "Ann‹U+001B›[31m", "Ann\x1b[31m"),
        ("Ann\r", "Ann‹U+000D›", "Ann\r"),
        ("a\nb\tc", "a\nb\tc", "a\nb\tc"),
        ("half\ud800", "half‹U+D800›", "half‹U+D800›"),
    ],
)
def test_what_nobody_sees_is_written_out_for_people(text: str, shown: str, raw: str) -> None:
    assert (shown_text(text, raw=False), shown_text(text, raw=True)) == (shown, raw)
