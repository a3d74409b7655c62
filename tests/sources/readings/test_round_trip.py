"""Readings go into a Parquet file and come out as they were; what is not whole is told, and the rest goes on."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pipeline import ReadingOptions, read_documents
from onrecord.pipeline.stored import read_stored_files
from onrecord.records import (
    Address,
    Capture,
    Check,
    DocumentReading,
    Filing,
    FilingReading,
    Money,
    Problem,
    Reading,
    Receipt,
    Refund,
)
from onrecord.sources.listing import FoundFile
from onrecord.sources.readings import arrow_schema, counts_row, read_stored, reading_rows
from onrecord.sources.readings.coding import decode_record, encode_value
from tests.samples.expectations import SAMPLES

READER = "reader-1"
GONE = Problem(code="vanished", source="caf\udce9.html", what="the file is gone", raw="kept as filed")


def _capture(content: bytes, source: str = "a.html") -> Capture:
    at = datetime(2024, 12, 13, 10, 0, 0, 123456, tzinfo=UTC)
    return Capture(content=content, source=source, media_type="text/html", how="file", obtained_at=at)


def _filing(lines: int, content: bytes = b"HDR") -> FilingReading:
    home = Address(street_1="1 Invented Lane", city="Springfield", state="IL")
    receipts = tuple(
        Receipt(line=line, row_type="SA11", name="VANCROFT, PETRA", address=home, amount=Decimal("1.50"), raw="x")
        for line in range(lines)
    )
    return FilingReading(
        source="FEC-7.fec",
        capture=_capture(content, "FEC-7.fec"),
        filing=Filing(
            system="fec", form="F13N", digest="d", totals=(("receipts", Decimal("1E+6")),), rows=(("SA", 2),)
        ),
        receipts=receipts,
        refunds=(Refund(line=lines, row_type="SB", name="VANCROFT, PETRA", date=date(2025, 1, 2)),),
        checks=(Check(code="abroad", what="a donor gives an address abroad", lines=(1,)),),
        problems=(GONE,),
    )


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    schema = arrow_schema()
    parquet.write_table(pa.Table.from_pylist(rows, schema=schema), path)
    return path


def keep(path: Path, readings: list[Reading]) -> Path:
    return write(path, list(reading_rows(readings, piece="a", reader=READER)))


def read(path: Path) -> list[Reading | Problem]:
    return [one if isinstance(one, Problem) else one.reading for one in read_stored(str(path))]


def test_what_the_packaged_pages_say_comes_out_as_it_was(tmp_path: Path) -> None:
    readings = list(
        read_documents([str(SAMPLES)], ReadingOptions(jobs=1, clock=lambda: datetime(2025, 1, 1, tzinfo=UTC)))
    )
    assert sum(len(one.claims) for one in readings if isinstance(one, DocumentReading)) > 10
    assert read(keep(tmp_path / "a.parquet", readings)) == readings


def test_problems_filings_and_halves_of_characters_come_out_as_they_were(tmp_path: Path) -> None:
    readings: list[Reading] = [
        DocumentReading(source="caf\udce9.html", problems=(GONE,)),
        DocumentReading(source="a.html", capture=_capture(b""), problems=(GONE,)),
        _filing(3),
        DocumentReading(source="b.html", capture=_capture(b"\x00\xff"), problems=(GONE,)),
    ]
    assert read(keep(tmp_path / "a.parquet", readings)) == readings


def test_a_large_filing_goes_over_several_rows(tmp_path: Path) -> None:
    large = _filing(4001, b"x" * 20_000_000)
    rows = list(reading_rows([large, _filing(1)], piece="a", reader=READER))
    assert [(row["number"], row["part"], row["parts"]) for row in rows[:4]] == [(0, part, 4) for part in range(4)]
    assert max(len(row["content"] or b"") for row in rows) <= 8_000_000
    assert read(write(tmp_path / "a.parquet", rows)) == [large, _filing(1)]


def test_bytes_that_gave_many_readings_are_kept_once(tmp_path: Path) -> None:
    readings: list[Reading] = [_filing(1, b"x" * 1000), _filing(2, b"x" * 1000)]
    rows = list(reading_rows(readings, piece="a", reader=READER))
    assert [row["content"] is None for row in rows if row["part"] == 0] == [False, True]
    first, second = read(write(tmp_path / "a.parquet", rows))
    assert [first, second] == readings
    assert isinstance(first, FilingReading)
    assert isinstance(second, FilingReading)
    assert first.capture is second.capture


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0), st.text(), st.sampled_from(["USD", "EUR"]))
def test_every_sum_and_text_is_kept_to_the_letter(amount: Decimal, wording: str, currency: str) -> None:
    money = Money(amount=amount, currency=currency, wording=wording)
    again = decode_record(Money, json.loads(json.dumps(encode_value(money))))
    assert (str(again.amount), again) == (str(amount), money)


def test_columns_for_others_say_what_the_reading_says_and_no_street(tmp_path: Path) -> None:
    readings = [*read_documents([str(SAMPLES)], ReadingOptions(jobs=1)), _filing(2)]
    for reading, row in zip(
        readings, parquet.read_table(keep(tmp_path / "a.parquet", readings)).to_pylist(), strict=False
    ):
        assert row["source"] == reading.source
        if isinstance(reading, DocumentReading):
            assert [gift["donor"] for gift in row["gifts"] or ()] == [claim.donor.name for claim in reading.claims]
        del row["record"], row["content"]
        assert "Invented Lane" not in str(row)


BROKEN = [
    ("record", "{}", "DocumentReading"),
    ("record", "{", "Expecting"),
    ("record", '{"source": "a.html", "day": 13}', "no field 'day'"),
    ("content", b"others", "not those that were read"),
    ("content", None, "bytes are missing"),
    ("format", 9, "the form 9"),
    ("parts", 2, "1 of its 2 rows"),
    ("kind", "letter", "rows are there, or not in order"),
]


@pytest.mark.parametrize(("column", "value", "why"), BROKEN)
def test_a_reading_that_is_not_whole_is_told_and_the_rest_goes_on(
    tmp_path: Path, column: str, value: object, why: str
) -> None:
    page = DocumentReading(source="a.html", capture=_capture(b"page"), problems=(GONE,))
    first, second = reading_rows([page, page], piece="a", reader=READER)
    second["content"] = b"page"
    problem, whole = read(write(tmp_path / "a.parquet", [{**first, column: value}, second]))
    assert isinstance(problem, Problem)
    assert (problem.code, why in problem.what) == ("damaged_readings", True), problem.what
    assert whole == page


def test_evidence_that_the_text_does_not_hold_is_refused(tmp_path: Path) -> None:
    told = next(one for one in read_documents([str(SAMPLES)]) if isinstance(one, DocumentReading) and one.claims)
    (row,) = reading_rows([told], piece="a", reader=READER)
    record = json.loads(row["record"])
    record["claims"][0]["evidence"][0]["start"] += 1
    record["claims"][0]["evidence"][0]["end"] += 1
    (problem,) = read(write(tmp_path / "a.parquet", [{**row, "record": json.dumps(record)}]))
    assert isinstance(problem, Problem)
    assert "the text has no" in problem.what


def test_other_files_are_told_from_readings(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"donor": ["Petra Vancroft"]}), tmp_path / "other.parquet")
    Path(tmp_path, "cut.parquet").write_bytes(b"PAR1 cut")
    codes = [read(tmp_path / name)[0] for name in ("other.parquet", "cut.parquet", "none.parquet")]
    assert [one.code for one in codes if isinstance(one, Problem)] == ["not_readings", "damaged_readings", "vanished"]


def test_what_another_reader_made_is_read_again_from_its_bytes(tmp_path: Path) -> None:
    page = SAMPLES / "automakers-en.html"
    (now,) = read_documents([str(page)])
    assert isinstance(now, DocumentReading)
    before = DocumentReading(source=now.source, capture=now.capture, problems=(GONE,))
    path = keep(tmp_path / "a.parquet", [before, before])
    assert list(read_stored_files([FoundFile(path=path, how="file")])) == [now]


def test_a_piece_that_was_read_to_its_end_is_no_reading(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.parquet", [counts_row({"pages": 3}, piece="a", reader=READER)])) == []
