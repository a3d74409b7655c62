"""Parquet: typed columns for DuckDB, pandas and Spark; sums are exact decimals, lists are lists."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal, Inexact, InvalidOperation
from itertools import islice
from typing import Any, BinaryIO

from onrecord.errors import ExportError
from onrecord.exports.cells import shown_text
from onrecord.exports.columns import SCHEMA_VERSION, Column, Row, Table, Value
from onrecord.exports.contents import CONTENTS
from onrecord.exports.format import Format
from onrecord.exports.request import ExportRequest
from onrecord.extras import need

__all__ = ["PARQUET", "parquet_chunks", "parquet_schema", "write_parquet"]

# Rows of one group, which stand in memory at once: some 40 columns of them are 40 MB.
_GROUP = 10_000

# The widest decimal that readers share; no currency of ISO 4217 has more than four digits behind the point.
_DIGITS, _PLACES = 38, 4
_SMALLEST = Decimal(1).scaleb(-_PLACES)
_EXACT = Context(prec=_DIGITS, traps=[Inexact, InvalidOperation])


def write_parquet(table: Table, rows: Iterable[Row], file: BinaryIO) -> None:
    """Write a table to a binary file.

    Raises ExtraError where the extra is missing, ExportError where a number does not fit.

    >>> import io, pyarrow.parquet
    >>> sums = Table(name="sums", one="a sum", columns=(Column(name="sum", kind="decimal", meaning="how much"),))
    >>> file = io.BytesIO()
    >>> write_parquet(sums, [{"sum": Decimal("0.10")}, {}], file)
    >>> pyarrow.parquet.read_table(file).to_pylist()
    [{'sum': Decimal('0.1000')}, {'sum': None}]
    """
    for chunk in parquet_chunks(table, rows):
        file.write(chunk)


def parquet_chunks(table: Table, rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a table as Parquet in pieces, ten thousand rows a group; texts are as pages have them."""
    parquet, arrow = (need(name, extra="tables", by="parquet") for name in ("pyarrow.parquet", "pyarrow"))
    schema = parquet_schema(table)
    pieces = _Pieces()
    walked = iter(rows)
    with parquet.ParquetWriter(pieces, schema, compression="zstd") as writer:
        while some := list(islice(walked, _GROUP)):
            columns = [_cells(table, column, some, schema.field(column.name).type) for column in table.columns]
            writer.write_table(arrow.Table.from_arrays(columns, schema=schema))
            yield pieces.take()
    yield pieces.take()


def parquet_schema(table: Table) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the schema of a table: what each column means stands with it."""
    arrow = need("pyarrow", extra="tables", by="parquet")
    types = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "integer": arrow.int64(),
        "decimal": arrow.decimal128(_DIGITS, _PLACES),
        "flag": arrow.bool_(),
        "day": arrow.date32(),
    }
    fields = [
        arrow.field(column.name, types[column.kind], nullable=not column.always, metadata={"meaning": column.meaning})
        for column in table.columns
    ]
    return arrow.schema(fields, metadata={"onrecord.table": table.name, "onrecord.schema_version": str(SCHEMA_VERSION)})


def _cells(table: Table, column: Column, rows: list[Row], kind: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    arrow = need("pyarrow", extra="tables", by="parquet")
    return arrow.array([_cell(table, column, row) for row in rows], type=kind)


def _cell(table: Table, column: Column, row: Row) -> Any:  # noqa: ANN401 - what pyarrow takes
    value: Value = row.get(column.name)
    if isinstance(value, str):
        return shown_text(value, raw=True)
    if isinstance(value, tuple):
        return [shown_text(text, raw=True) for text in value]
    return _exact(table, column, row, value) if isinstance(value, Decimal) else value


def _exact(table: Table, column: Column, row: Row, value: Decimal) -> Decimal:
    try:
        return _EXACT.quantize(value, _SMALLEST)
    except (Inexact, InvalidOperation):
        whose = row.get(table.columns[0].name)
        raise ExportError(
            f"parquet: {whose}: {column.name} {value}: it keeps {_DIGITS - _PLACES} digits before and {_PLACES} "
            "behind the point (csv and jsonl keep any)"
        ) from None


class _Pieces(io.RawIOBase):
    """A file that is taken away piece by piece while it is written."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return how much was written so far."""
        return self._at

    def write(self, part: Any) -> int:  # noqa: ANN401 - anything with bytes in it
        """Keep a part, and return its length."""
        self._parts.append(bytes(part))
        self._at += len(self._parts[-1])
        return len(self._parts[-1])

    def take(self) -> bytes:
        """Return what was written since it was asked last."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


def _chunks(request: ExportRequest) -> Iterator[bytes]:
    content = CONTENTS[request.what]
    return parquet_chunks(content.table, content.rows(request))


PARQUET = Format(
    name="parquet",
    ending=".parquet",
    media_type="application/vnd.apache.parquet",
    meaning="a table with types, for DuckDB, pandas or Spark; needs the extra “tables”",
    is_binary=True,
    has_columns=True,
    chunks=_chunks,
)
"""Apache Parquet."""
