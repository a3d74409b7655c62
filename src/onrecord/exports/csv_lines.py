"""CSV: one header, ISO days, exact decimals, and no text that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from onrecord.exports.cells import guard, join_texts, shown_text
from onrecord.exports.columns import Row, Table, Value
from onrecord.exports.contents import CONTENTS
from onrecord.exports.format import Format
from onrecord.exports.request import ExportRequest

__all__ = ["CSV", "csv_cell", "csv_chunks", "write_csv"]

# Characters that are gathered before they are handed on: a web server sends pieces of this size at little cost.
_PIECE = 64 * 1024


def write_csv(table: Table, rows: Iterable[Row], file: BinaryIO, *, raw: bool = False) -> None:
    r"""Write a table to a binary file.

    >>> import io
    >>> from onrecord.exports.columns import Column
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
    names = table.names
    writer.writerow(names)
    for row in rows:
        writer.writerow([csv_cell(row.get(name), raw=raw) for name in names])
        if buffer.tell() > _PIECE:
            yield buffer.getvalue().encode("utf-8")
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode("utf-8")


def csv_cell(value: Value, *, raw: bool = False) -> str:
    """Return a value as it stands in CSV: only texts are guarded, a negative number stays a number.

    >>> csv_cell(Decimal("-1E+3")), csv_cell("-1E+3")
    ('-1000', "'-1E+3")
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = join_texts(value)
    if isinstance(value, str):
        text = shown_text(value, raw=raw)
        return text if raw else guard(text)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _chunks(request: ExportRequest) -> Iterator[bytes]:
    content = CONTENTS[request.what]
    return csv_chunks(content.table, content.rows(request), raw=request.raw)


CSV = Format(
    name="csv",
    ending=".csv",
    media_type="text/csv; charset=utf-8",
    meaning="a table for spreadsheets, guarded against formulas; `--raw` for machines",
    has_columns=True,
    chunks=_chunks,
)
"""Comma-separated values."""
