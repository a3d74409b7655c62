"""Parquet files of readings, from a folder, a file or a store: row by row, a few in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from onrecord.extras import need
from onrecord.records import Problem
from onrecord.sources.naming import name_path
from onrecord.sources.reading import refuse_unreadable
from onrecord.sources.readings.gathering import Stored, gather_readings
from onrecord.sources.readings.rows import StoredRow
from onrecord.sources.remote import open_anywhere

__all__ = ["is_stored", "read_stored"]

# A row has at most some 8 MB: see `readings.rows`.
_ROWS = 8

_NAME_OTHERS = "name what `--engine spark` wrote; what `export parquet` writes is for other programs"

_READ = ("format", "reader", "piece", "number", "part", "parts", "kind", "sha256", "record", "content")


class NotReadingsError(Exception):
    """A Parquet file of something else."""


def is_stored(source: str) -> bool:
    """Whether a file may hold readings: its name ends .parquet.

    >>> is_stored("readings/part-0.PARQUET")
    True
    """
    return source.lower().endswith(".parquet")


def read_stored(source: str, *, remote: bool = False) -> Iterator[Stored | Problem]:
    """Yield the readings in the Parquet file `source`, and a problem for each that is not whole. Never raises for one.

    `remote` says that `source` is the address of a store. Raises ExtraError where pyarrow is missing.
    """
    name = source if remote else name_path(source)
    arrow = need("pyarrow", extra="tables", by="a Parquet file")
    try:
        with closing(open_anywhere(source)) if remote else Path(source).open("rb") as file:
            yield from gather_readings(_rows(file), name)
    except NotReadingsError as error:
        yield Problem(code="not_readings", source=name, what=str(error), advice=_NAME_OTHERS)
    except arrow.ArrowInvalid as error:
        what = f"it is no Parquet file, or not a whole one: {' '.join(str(error).split())[:200]}"
        yield Problem(code="damaged_readings", source=name, what=what, advice="have it written again")
    except OSError as error:
        yield refuse_unreadable(name, error)


def _rows(file: Any) -> Iterator[StoredRow]:  # noqa: ANN401 - what pyarrow opens
    parquet = need("pyarrow.parquet", extra="tables", by="a Parquet file")
    opened = parquet.ParquetFile(file)
    if missing := [column for column in _READ if column not in opened.schema_arrow.names]:
        raise NotReadingsError(f"it has no column {missing[0]!r}, so it holds no readings")
    for batch in opened.iter_batches(batch_size=_ROWS, columns=list(_READ)):
        yield from batch.to_pylist()
