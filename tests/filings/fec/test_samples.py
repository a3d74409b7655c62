"""Real filings of every age: each is read, or a problem says why not. `samples.tsv` tells what each holds."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from onrecord.errors import FilingError
from onrecord.filings.fec import read_fec
from onrecord.records import Capture, FilingReading, Receipt, Refund
from tests.filings.fec.plainly import RECEIPTS, REFUNDS, add_up

SAMPLES = Path(__file__).parents[4] / "shared" / "data" / "filings"
ROWS = list(csv.DictReader((Path(__file__).parent / "samples.tsv").open(encoding="utf-8"), delimiter="\t"))
READ = [row for row in ROWS if row["form"] != "none"]


def read(file: str) -> FilingReading:
    path = SAMPLES / file
    if not path.exists():
        pytest.skip("the real samples are not here")
    return read_fec(Capture(content=path.read_bytes(), source=path.name, media_type="text/plain", how="file"))


def by_type(entries: Iterable[Receipt | Refund]) -> dict[str, tuple[int, Decimal]]:
    found: dict[str, tuple[int, Decimal]] = {}
    for entry in entries:
        number, total = found.get(entry.row_type, (0, Decimal(0)))
        found[entry.row_type] = number + 1, total + (entry.amount or 0)
    return found


@pytest.mark.parametrize("row", READ, ids=[row["file"] for row in READ])
def test_a_filing_holds_what_the_table_says(row: dict[str, str]) -> None:
    reading = read(row["file"])
    filing = reading.filing
    found = {
        "form": filing.form,
        "version": filing.version,
        "filer": filing.filer_id,
        "period": "/".join(str(day) for day in (filing.covers_from, filing.covers_through) if day),
        "amends": f"{filing.amends} #{filing.report_number}" if filing.amends else "",
        "signed": str(filing.signed or ""),
        "receipts": str(len(reading.receipts)),
        "received": str(sum((entry.amount or Decimal(0) for entry in reading.receipts), Decimal("0.00"))),
        "refunds": str(len(reading.refunds)),
        "refunded": str(sum((entry.amount or Decimal(0) for entry in reading.refunds), Decimal("0.00"))),
        "problems": " ".join(sorted({problem.code for problem in reading.problems})),
    }
    assert found == {name: row[name] for name in found}


@pytest.mark.parametrize("row", READ, ids=[row["file"] for row in READ])
def test_rows_and_sums_are_those_of_a_plain_split(row: dict[str, str]) -> None:
    reading = read(row["file"])
    assert by_type(reading.receipts) == add_up(SAMPLES / row["file"], RECEIPTS)
    assert by_type(reading.refunds) == add_up(SAMPLES / row["file"], REFUNDS)


@pytest.mark.parametrize("row", READ, ids=[row["file"] for row in READ])
def test_every_line_is_counted_once(row: dict[str, str]) -> None:
    reading = read(row["file"])
    filing = reading.filing
    text = (SAMPLES / row["file"]).read_bytes().decode("latin-1")
    before, _, after = text.partition("/* End Header\n") if text.startswith("/*") else text.partition("\n")
    body, _, _ = (after or before).partition("[BEGINTEXT]")
    lines = sum(1 for line in body.split("\n") if line.strip())
    assert sum(number for name, number in filing.rows if name != "[BEGINTEXT]") == lines


def test_a_file_that_ends_after_its_header_is_told() -> None:
    with pytest.raises(FilingError, match="there is no cover"):
        read("fec-samples/fec-parse/last-value.fec")


def test_the_table_has_every_sample() -> None:
    if not SAMPLES.exists():
        pytest.skip("the real samples are not here")
    there = {str(path.relative_to(SAMPLES)) for path in SAMPLES.rglob("*.fec")}
    assert {row["file"] for row in ROWS} == there
