"""XLSX: a sheet of typed cells, in which no text is a formula or a link, and a sheet that says what columns mean."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import Any, BinaryIO

from onrecord.exports.cells import join_texts, shown_text
from onrecord.exports.columns import SCHEMA_VERSION, Column, Row, Table, Value
from onrecord.exports.contents import CONTENTS
from onrecord.exports.format import Format
from onrecord.exports.request import ExportRequest
from onrecord.extras import need

__all__ = ["XLSX", "write_xlsx", "xlsx_chunks"]

# Limits of the program that opens it: rows of a sheet, UTF-16 units of a cell, digits of a number, the first day that
# its calendar counts rightly (it believes that 1900 was a leap year).
_MOST_ROWS = 1_048_576
_LONGEST = 32_767
_DIGITS = 15
_FIRST_DAY = date(1900, 3, 1)

_CUT = " … (cut here: a cell holds no more)"
_PIECE = 64 * 1024

# The same rows make the same bytes, so the file cannot say when it was made.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no time zone

_WIDTHS = {"text": 24, "texts": 28, "integer": 10, "decimal": 16, "flag": 10, "day": 12}


def write_xlsx(table: Table, rows: Iterable[Row], file: BinaryIO, *, raw: bool = False) -> None:
    """Write a table to a binary file; raises ExtraError where the extra is missing.

    >>> import io, openpyxl
    >>> sums = Table(name="sums", one="a sum", columns=(Column(name="sum", kind="decimal", meaning="how much"),))
    >>> file = io.BytesIO()
    >>> write_xlsx(sums, [{"sum": Decimal("-0.10")}], file)
    >>> openpyxl.load_workbook(file)["sums"]["A2"].value
    -0.1
    """
    for chunk in xlsx_chunks(table, rows, raw=raw):
        file.write(chunk)


def xlsx_chunks(
    table: Table, rows: Iterable[Row], *, raw: bool = False, most_rows: int = _MOST_ROWS
) -> Iterator[bytes]:
    """Yield a table as a workbook in pieces. It is made on disk first, few rows in memory at a time.

    More than `most_rows` rows, the header among them, go on in further sheets.
    """
    writer = need("xlsxwriter", extra="tables", by="xlsx")
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with tempfile.TemporaryFile() as file:
        book = _Book(writer.Workbook(file, options), raw=raw)
        book.write_table(table, rows, most_rows)
        book.write_meanings(table)
        book.close(table)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


class _Book:
    """A workbook that is being written, and the formats of its cells."""

    def __init__(self, book: Any, *, raw: bool) -> None:  # noqa: ANN401 - xlsxwriter has no types that mypy is given
        self._book, self._raw = book, raw
        self._head = book.add_format({"bold": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._sum = book.add_format({"num_format": "#,##0.00##"})

    def write_table(self, table: Table, rows: Iterable[Row], most_rows: int) -> None:
        """Write the rows, on as many sheets as they need."""
        walked, number = iter(rows), 1
        first = next(walked, None)
        while first is not None or number == 1:
            some = islice(chain(() if first is None else (first,), walked), most_rows - 1)
            self._write_sheet(table, some, table.name if number == 1 else f"{table.name} {number}")
            first, number = next(walked, None), number + 1

    def _write_sheet(self, table: Table, rows: Iterable[Row], name: str) -> None:
        sheet = self._begin_sheet(name, table.names, [_width(column) for column in table.columns])
        at = 0
        for at, row in enumerate(rows, start=1):
            for place, column in enumerate(table.columns):
                self._write(sheet, at, place, row.get(column.name))
        sheet.autofilter(0, 0, at, len(table.columns) - 1)

    def write_meanings(self, table: Table) -> None:
        """Write what each column means on a sheet of its own."""
        sheet = self._begin_sheet("columns", ("column", "type", "what it means"), (28, 10, 120))
        for at, column in enumerate(table.columns, start=1):
            for place, text in enumerate((column.name, column.kind, column.meaning)):
                self._write(sheet, at, place, text)

    def _begin_sheet(self, name: str, headings: Iterable[str], widths: Iterable[int]) -> Any:  # noqa: ANN401
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, self._head)
        return sheet

    def _write(self, sheet: Any, at: int, place: int, value: Value) -> None:  # noqa: ANN401
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(at, place, value)
        elif isinstance(value, int):
            sheet.write_number(at, place, value)
        elif isinstance(value, Decimal) and _fits(value):
            sheet.write_number(at, place, value, self._sum)
        elif isinstance(value, date) and value >= _FIRST_DAY:
            sheet.write_datetime(at, place, value, self._day)
        else:
            self._write_text(sheet, at, place, _text(value, raw=self._raw))

    def _write_text(self, sheet: Any, at: int, place: int, text: str) -> None:  # noqa: ANN401
        # What begins and ends so is taken by the library for runs of its own, which it writes as they are: a page could
        # put mark-up into the sheet. With a blank behind it, it is a text as any other.
        is_run = text.startswith("<r>") and text.endswith("</r>")
        sheet.write_string(at, place, f"{_cut(text)} " if is_run else _cut(text))

    def close(self, table: Table) -> None:
        """End the file."""
        about = {"title": f"onrecord: {table.name}", "comments": f"schema version {SCHEMA_VERSION}"}
        self._book.set_properties({**about, "created": _CREATED})
        self._book.close()


def _width(column: Column) -> int:
    return max(_WIDTHS[column.kind], len(column.name) + 3)


def _fits(value: Decimal) -> bool:
    """Whether a spreadsheet's numbers hold all digits of a sum."""
    return len(value.normalize().as_tuple().digits) <= _DIGITS and abs(value.adjusted()) <= _DIGITS


def _text(value: str | tuple[str, ...] | Decimal | date, *, raw: bool) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return shown_text(value if isinstance(value, str) else join_texts(value), raw=raw)


def _cut(text: str) -> str:
    """Return what a cell holds of a text, with a mark where it holds less than all of it."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return text
    return units[: 2 * (_LONGEST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


def _chunks(request: ExportRequest) -> Iterator[bytes]:
    content = CONTENTS[request.what]
    return xlsx_chunks(content.table, content.rows(request), raw=request.raw)


XLSX = Format(
    name="xlsx",
    ending=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    meaning="a workbook with typed cells and what each column means; needs the extra “tables”",
    is_binary=True,
    has_columns=True,
    chunks=_chunks,
)
"""Office Open XML."""
