"""Exports: the list as files for other tools. One module a format; `FORMATS` names them."""

from onrecord.exports.columns import Column, Row, Table
from onrecord.exports.contents import CONTENTS, Content
from onrecord.exports.csv_lines import csv_chunks, write_csv
from onrecord.exports.format import Format
from onrecord.exports.formats import FORMATS
from onrecord.exports.json_lines import jsonl_chunks, write_jsonl
from onrecord.exports.parquet_table import parquet_chunks, write_parquet
from onrecord.exports.request import ExportRequest
from onrecord.exports.xlsx_book import write_xlsx, xlsx_chunks

__all__ = [
    "CONTENTS",
    "FORMATS",
    "Column",
    "Content",
    "ExportRequest",
    "Format",
    "Row",
    "Table",
    "csv_chunks",
    "jsonl_chunks",
    "parquet_chunks",
    "write_csv",
    "write_jsonl",
    "write_parquet",
    "write_xlsx",
    "xlsx_chunks",
]
