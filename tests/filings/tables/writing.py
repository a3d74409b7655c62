"""Tables of receipts, written and read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from onrecord.filings.tables import read_table
from onrecord.records import Capture
from onrecord.records.reading import FilingReading
from onrecord.reference.table_mappings import TableMapping, parse_mapping

SIMPLE = parse_mapping(
    """
    [table]
    name = "simple"
    fund = "us-inaugural-2025"

    [format]
    dates = "mdy"

    [columns]
    name = "Donor"
    kind = "Type"
    amount = "Gift"
    date = "Received"
    memo = "Note"

    [kinds]
    person = ["IND"]
    organization = ["ORG"]
    """,
    "simple.toml",
)
HEADINGS = ("Donor", "Type", "Gift", "Received", "Note")


def written(rows: Iterable[Iterable[str]], headings: Iterable[str] = HEADINGS, delimiter: str = ",") -> bytes:
    """The rows as a CSV under their headings."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows([headings, *rows])
    return out.getvalue().encode()


def capture(content: bytes) -> Capture:
    """The bytes as the reader gets them."""
    return Capture(content=content, source="table.csv", media_type="text/csv", how="file")


def read(content: bytes, mapping: TableMapping | None = SIMPLE) -> FilingReading:
    """The reading of the bytes."""
    return read_table(capture(content), mapping)
