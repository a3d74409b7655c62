"""XLSX as openpyxl reads it: typed cells, no formulas, no links, and nothing lost without a mark."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from onrecord.exports import CONTENTS, FORMATS, ExportRequest, Row, xlsx_chunks
from onrecord.exports.cells import LIST_MARK, shown_text

from .hostile import EVERY_KIND, decimals, rows, texts

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")

Asked = Callable[..., ExportRequest]
HOSTILE = [
    "=1+1",
    "{=SUM(A1)}",
    "http://x.example/",
    "mailto:a@x.example",
    "<r><t>bold</t></r>",
    '</t></is></c><c><f>1+1</f></c><c t="inlineStr"><is><t>',
    "_x0041_",
    "Ann & Bo <b>",
    "  two blanks  ",
    "a\nb",
]


def _open(chunks: Iterable[bytes]) -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.load_workbook(io.BytesIO(b"".join(chunks)))


def _cells(chunks: Iterable[bytes]) -> list[tuple[Any, ...]]:
    return list(_open(chunks)["everything"].iter_rows(min_row=2, values_only=True))


@settings(max_examples=50)
@given(rows(texts(safe_for_xml=True), decimals(digits=15)))
def test_what_is_read_is_what_was_written(written: list[Row]) -> None:
    read = _cells(xlsx_chunks(EVERY_KIND, written))
    read += [(None,) * 6] * (len(written) - len(read))  # rows of empty cells at the end are none to the reader
    for row, (text, names, count, amount, flag, day) in zip(written, read, strict=True):
        assert (text or "") == _written(shown_text(str(row["id"]), raw=False))
        assert (names or "") == _written(shown_text(LIST_MARK.join(row.get("names", ())), raw=False))  # type: ignore[arg-type]
        assert (count, flag) == (row.get("count"), row.get("is"))
        assert amount is row.get("sum") is None or Decimal(str(amount)) == row["sum"]
        assert day is row.get("on") is None or _day(day) == row["on"]


def _written(text: str) -> str:
    """Return a text as openpyxl gives it: it does not take the guard of _x0041_ off again, as Excel does."""
    blank = " " if text.startswith("<r>") and text.endswith("</r>") else ""
    return re.sub(r"(_x[0-9a-fA-F]{4}_)", r"_x005F\1", text) + blank


def _day(value: datetime | str) -> date:
    return value.date() if isinstance(value, datetime) else date.fromisoformat(value)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("raw", [False, True])
def test_a_text_is_a_text_and_nothing_else(text: str, raw: bool) -> None:
    content = b"".join(xlsx_chunks(EVERY_KIND, [{"id": text}], raw=raw))
    cell = openpyxl.load_workbook(io.BytesIO(content))["everything"]["A2"]
    assert (cell.value, cell.hyperlink) == (_written(text), None)
    assert cell.data_type in ("s", "inlineStr")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = b"".join(book.read(name) for name in book.namelist() if "sheet" in name)
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets


SUMS = [
    ("1000000.50", 1000000.5),
    ("-250.00", -250),
    ("999999999999.999", 999999999999.999),
    ("9.95", 9.95),
    ("1234567890123456.78", "1234567890123456.78"),
    ("0.1234567890123456", "0.1234567890123456"),
    ("1E+30", "1000000000000000000000000000000"),
]


@pytest.mark.parametrize(("amount", "cell"), SUMS)
def test_a_sum_that_a_cell_would_round_is_a_text(amount: str, cell: object) -> None:
    (row,) = _cells(xlsx_chunks(EVERY_KIND, [{"id": "x", "sum": Decimal(amount)}]))
    assert row[3] == cell


@pytest.mark.parametrize(
    ("day", "cell"),
    [
        (date(2024, 12, 1), datetime(2024, 12, 1)),  # noqa: DTZ001 - a cell knows no time zone
        (date(1900, 3, 1), datetime(1900, 3, 1)),  # noqa: DTZ001
        (date(1900, 2, 28), "1900-02-28"),
        (date(1789, 4, 30), "1789-04-30"),
    ],
)
def test_a_day_before_the_calendar_of_the_format_is_a_text(day: date, cell: object) -> None:
    (row,) = _cells(xlsx_chunks(EVERY_KIND, [{"id": "x", "on": day}]))
    assert row[5] == cell


def test_a_text_that_is_too_long_ends_with_a_mark() -> None:
    (row,) = _cells(xlsx_chunks(EVERY_KIND, [{"id": "🎁" * 20_000}]))
    assert row[0].startswith("🎁🎁")
    assert row[0].endswith("(cut here: a cell holds no more)")
    assert len(row[0].encode("utf-16-le")) // 2 <= 32_767


def test_rows_that_do_not_fit_a_sheet_go_on_in_the_next() -> None:
    book = _open(xlsx_chunks(EVERY_KIND, ({"id": str(number)} for number in range(7)), most_rows=4))
    assert book.sheetnames == ["everything", "everything 2", "everything 3", "columns"]
    read = [row[0] for sheet in book.worksheets[:3] for row in sheet.iter_rows(values_only=True)]
    assert read == ["id", "0", "1", "2", "id", "3", "4", "5", "id", "6"]


@pytest.mark.parametrize("what", CONTENTS)
def test_a_workbook_has_its_header_frozen_and_says_what_columns_mean(asked: Asked, what: str) -> None:
    chunks = FORMATS["xlsx"].chunks
    assert chunks is not None
    book, table = _open(chunks(asked(what=what))), CONTENTS[what].table
    assert book.sheetnames == [what, "columns"]
    assert book[what].freeze_panes == "A2"
    assert tuple(cell.value for cell in book[what][1]) == table.names
    meanings = {row[0]: row[2] for row in book["columns"].iter_rows(min_row=2, values_only=True)}
    assert meanings == {column.name: column.meaning for column in table.columns}


def test_an_empty_table_has_its_header() -> None:
    assert [cell.value for cell in _open(xlsx_chunks(EVERY_KIND, []))["everything"][1]] == list(EVERY_KIND.names)


def test_a_file_does_not_say_when_it_was_made() -> None:
    assert _open(xlsx_chunks(EVERY_KIND, [])).properties.created == datetime(2000, 1, 1)  # noqa: DTZ001
