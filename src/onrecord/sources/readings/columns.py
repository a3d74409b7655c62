"""The columns of a Parquet file of readings: their names, types and meanings, for this program and for others.

A row is a reading, or a part of a large one. `record` and `content` together are the whole reading, and are all that
is read back; the other columns say the same in a form that DuckDB, pandas and Spark can ask about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.extras import need

__all__ = ["COLUMNS", "FORMAT", "StoredColumn", "arrow_schema", "spark_schema"]

FORMAT = 1
"""Grows when a row changes so that an older version could not read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredColumn:
    """A column: `kind` is its type as Spark's SQL words it."""

    name: str
    kind: str
    meaning: str
    always: bool = False


_GIFT = (
    "donor: string, kind: string, capacity: string, status: string, fund: string, fund_name: string, "
    "amount: string, currency: string, confidence: string"
)

COLUMNS = (
    StoredColumn(name="format", kind="int", always=True, meaning=f"the form of this row: {FORMAT}"),
    StoredColumn(name="reader", kind="string", always=True, meaning="which version of the reader made it"),
    StoredColumn(name="piece", kind="string", always=True, meaning="what was read in one go: an archive, some files"),
    StoredColumn(name="number", kind="bigint", always=True, meaning="the reading's place in its piece, from 0"),
    StoredColumn(name="part", kind="int", always=True, meaning="the row's place in its reading, from 0"),
    StoredColumn(name="parts", kind="int", always=True, meaning="how many rows the reading has"),
    StoredColumn(
        name="kind", kind="string", always=True, meaning="document or filing; counts: a piece that was read to its end"
    ),
    StoredColumn(name="source", kind="string", meaning="where the document stands"),
    StoredColumn(name="url", kind="string", meaning="the address that it was fetched from"),
    StoredColumn(name="sha256", kind="string", meaning="the SHA-256 of the document's bytes"),
    StoredColumn(name="size", kind="bigint", meaning="how many bytes it has"),
    StoredColumn(name="headline", kind="string", meaning="the article's headline"),
    StoredColumn(name="language", kind="string", meaning="the article's language"),
    StoredColumn(name="outlet", kind="string", meaning="who published it"),
    StoredColumn(name="published", kind="string", meaning="when, as far as is known: 2024-12-13, 2024-12 or 2024"),
    StoredColumn(name="gifts", kind=f"array<struct<{_GIFT}>>", meaning="what the article tells; sums are exact texts"),
    StoredColumn(
        name="problems",
        kind="array<struct<code: string, source: string, what: string>>",
        meaning="what was set aside, and why",
    ),
    StoredColumn(name="record", kind="string", always=True, meaning="the reading as JSON; of further rows, its lines"),
    StoredColumn(
        name="content",
        kind="binary",
        meaning="the document's bytes; empty where the reading before has the same, further rows go on with them",
    ),
)
"""All columns, in order."""


def spark_schema() -> str:
    """Return the schema as Spark's SQL words it.

    >>> spark_schema().startswith("format int, reader string, piece string, number bigint")
    True
    """
    return ", ".join(f"{column.name} {column.kind}" for column in COLUMNS)


def arrow_schema() -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the schema for pyarrow. Raises ExtraError where pyarrow is missing."""
    arrow = need("pyarrow", extra="tables", by="a Parquet file")
    gift = arrow.struct([(part.split(":")[0].strip(), arrow.string()) for part in _GIFT.split(",")])
    problem = arrow.struct([(name, arrow.string()) for name in ("code", "source", "what")])
    lists = {"gifts": arrow.list_(gift), "problems": arrow.list_(problem)}
    plain = {"int": arrow.int32(), "bigint": arrow.int64(), "string": arrow.string(), "binary": arrow.binary()}
    return arrow.schema([(column.name, lists.get(column.name) or plain[column.kind]) for column in COLUMNS])
