"""Readings kept in Parquet files, as Spark writes them and `add` takes them in: nothing of a reading is lost."""

from onrecord.sources.readings.columns import COLUMNS, FORMAT, arrow_schema, spark_schema
from onrecord.sources.readings.files import is_stored, read_stored
from onrecord.sources.readings.gathering import Stored
from onrecord.sources.readings.rows import counts_row, reading_rows

__all__ = [
    "COLUMNS",
    "FORMAT",
    "Stored",
    "arrow_schema",
    "counts_row",
    "is_stored",
    "read_stored",
    "reading_rows",
    "spark_schema",
]
