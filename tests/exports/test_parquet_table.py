"""Parquet as pyarrow reads it: types, exact sums, texts as they are."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from onrecord.errors import ExportError
from onrecord.exports import CONTENTS, FORMATS, ExportRequest, Row, parquet_chunks
from onrecord.exports.columns import SCHEMA_VERSION

from .hostile import EVERY_KIND, decimals, rows, texts

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

Asked = Callable[..., ExportRequest]


def _read(table: bytes) -> list[dict[str, Any]]:
    return parquet.read_table(io.BytesIO(table)).to_pylist()  # type: ignore[no-any-return]


@settings(max_examples=50)
@given(rows(texts(), decimals(digits=33)))
def test_what_is_read_is_what_was_written(written: list[Row]) -> None:
    read = _read(b"".join(parquet_chunks(EVERY_KIND, written)))
    for row, cells in zip(written, read, strict=True):
        names = row.get("names")
        expected = {name: row.get(name) for name in EVERY_KIND.names} | {
            "names": list(names) if isinstance(names, tuple) else None
        }
        assert cells == expected


@pytest.mark.parametrize("amount", ["0.00001", "1E+34", "-1E+35", "1234567890123456789012345678901234567890"])
def test_a_sum_that_does_not_fit_is_refused_and_not_rounded(amount: str) -> None:
    with pytest.raises(ExportError, match=r"^parquet: gift-1: sum .*csv and jsonl"):
        b"".join(parquet_chunks(EVERY_KIND, [{"id": "gift-1", "sum": Decimal(amount)}]))


@pytest.mark.parametrize("what", CONTENTS)
def test_the_schema_says_what_columns_mean(asked: Asked, what: str) -> None:
    chunks = FORMATS["parquet"].chunks
    assert chunks is not None
    file = parquet.ParquetFile(io.BytesIO(b"".join(chunks(asked(what=what)))))
    schema, table = file.schema_arrow, CONTENTS[what].table
    assert schema.metadata[b"onrecord.schema_version"] == str(SCHEMA_VERSION).encode()
    assert schema.names == list(table.names)
    for field, column in zip(schema, table.columns, strict=True):
        assert field.metadata[b"meaning"].decode() == column.meaning
        assert field.nullable is not column.always
    kinds = {column.kind: str(schema.field(column.name).type) for column in table.columns}
    assert kinds.get("decimal", "decimal128(38, 4)") == "decimal128(38, 4)"
    assert kinds["day"] == "date32[day]"


def test_texts_are_as_pages_have_them(asked: Asked) -> None:
    chunks = FORMATS["parquet"].chunks
    assert chunks is not None
    names = {row["donor_name"] for row in _read(b"".join(chunks(asked())))}
    assert {'=HYPERLINK("http://x.example";"Foxglove")', "Thane \u202eBeacons"} <= names


def test_many_rows_are_written_in_groups() -> None:
    content = b"".join(parquet_chunks(EVERY_KIND, ({"id": str(number)} for number in range(25_000))))
    file = parquet.ParquetFile(io.BytesIO(content))
    assert (file.num_row_groups, file.metadata.num_rows) == (3, 25_000)


def test_a_table_without_rows_can_be_read() -> None:
    assert _read(b"".join(parquet_chunks(EVERY_KIND, []))) == []
