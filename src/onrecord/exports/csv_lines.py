"""CSV: one header, ISO days, exact decimals, and no text that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from onrecord.exports.cells import guard, join_texts, shown_text
from onrecord.exports.columns import Column, Row, Table, Value
from onrecord.exports.contents import CONTENTS
from onrecord.exports.format import Format
from onrecord.exports.request import ExportRequest

__all__ = ["CSV", "csv_cell", "csv_chunks", "write_csv"]

# Characters that are gathered before they are handed on: a web server sends pieces of this size at little cost.
_PIECE = 64 * 1024


def write_csv(table: Table, rows: Iterable[Row], file: BinaryIO, *, raw: bool = False) -> None:
    r"""Write a table to a binary file.

    >>> import io
    >>> who = Table(name="donors", one="a donor", columns=(Column(name="name", kind="text", meaning="who"),))
    >>> file = io.BytesIO()
    >>> write_csv(who, [{"name": "Ann Roe"}, {"name": "=1+1"}], file)
    >>> file.getvalue()
    b"name\r\nAnn Roe\r\n'=1+1\r\n"
    """
    for chunk in csv_chunks(table, rows, raw=raw):
        file.write(chunk)


def csv_chunks(table: Table, rows: Iterable[Row], *, raw: bool = False) -> Iterator[bytes]:
    """Yield a table as CSV (RFC 4180, UTF-8) in pieces; `raw` keeps texts as they are, for machines."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(table.names)
    for row in rows:
        writer.writerow(csv_cell(column, row.get(column.name), raw=raw) for column in table.columns)
        if buffer.tell() > _PIECE:
            yield buffer.getvalue().encode("utf-8")
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode("utf-8")


def csv_cell(column: Column, value: Value, *, raw: bool = False) -> str:
    """Return a value as it stands in CSV: only texts are guarded, a negative number stays a number.

    >>> csv_cell(Column(name="by", kind="decimal", meaning="how much"), Decimal("-1E+3"))
    '-1000'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    text = shown_text(value if isinstance(value, str) else join_texts(value), raw=raw)
    return text if raw else guard(text)


def _chunks(request: ExportRequest) -> Iterator[bytes]:
    content = CONTENTS[request.what]
    return csv_chunks(content.table, content.rows(request), raw=request.raw)


CSV = Format(
    name="csv",
    ending=".csv",
    media_type="text/csv; charset=utf-8",
    meaning="a table for spreadsheets, guarded against formulas; `--raw` for machines",
    chunks=_chunks,
)
"""Comma-separated values."""
