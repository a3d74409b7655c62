"""The formats of `onrecord export`, by name. A new one is a module, and one line here."""

from __future__ import annotations

from onrecord.exports.csv_lines import CSV
from onrecord.exports.datasette import DATASETTE, SQLITE
from onrecord.exports.format import Format
from onrecord.exports.json_lines import JSONL
from onrecord.exports.linked import ANNOTATIONS, FTM, FTM_STATEMENTS, IATI, JSONLD
from onrecord.exports.parquet_table import PARQUET
from onrecord.exports.xlsx_book import XLSX

__all__ = ["FORMATS"]

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        CSV,
        PARQUET,
        XLSX,
        JSONL,
        FTM,
        FTM_STATEMENTS,
        JSONLD,
        IATI,
        ANNOTATIONS,
        SQLITE,
        DATASETTE,
    )
}
"""The formats by name, in the order in which help lists them."""
