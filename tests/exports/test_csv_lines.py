"""CSV as the csv module reads it: nothing is lost, numbers stay numbers, texts are guarded."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from onrecord.exports import CONTENTS, FORMATS, ExportRequest, Row, csv_chunks
from onrecord.exports.cells import LIST_MARK, shown_text, unguard
from onrecord.exports.columns import Value
from onrecord.exports.csv_lines import csv_cell

from .hostile import EVERY_KIND, decimals, rows, texts

Asked = Callable[..., ExportRequest]


def _read(chunks: Iterable[bytes]) -> list[dict[str, str]]:
    text = b"".join(chunks).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@given(rows(texts(), decimals(places=9, digits=40)))
def test_what_is_read_raw_is_what_was_written(written: list[Row]) -> None:
    for row, read in zip(written, _read(csv_chunks(EVERY_KIND, written, raw=True)), strict=True):
        assert read["id"] == row["id"]
        assert read["names"] == LIST_MARK.join(row.get("names", ()))  # type: ignore[arg-type]
        assert read["sum"] == "" if row.get("sum") is None else Decimal(read["sum"]) == row["sum"]
        assert read["count"] == "" if row.get("count") is None else int(read["count"]) == row["count"]
        assert read["on"] == "" if row.get("on") is None else date.fromisoformat(read["on"]) == row["on"]
        assert read["is"] == {None: "", True: "true", False: "false"}[row.get("is")]  # type: ignore[index]


@given(rows(texts(), decimals()))
def test_a_guarded_text_can_be_read_back(written: list[Row]) -> None:
    for row, read in zip(written, _read(csv_chunks(EVERY_KIND, written)), strict=True):
        assert unguard(read["id"]) == shown_text(str(row["id"]), raw=False)


NUMBERS = [
    (Decimal("-250.00"), "-250.00"),
    (Decimal("1E+6"), "1000000"),
    (Decimal("0.0000001"), "0.0000001"),
    (Decimal("12345678901234567890.12"), "12345678901234567890.12"),
    (-3, "-3"),
    (False, "false"),
    (date(2024, 12, 1), "2024-12-01"),
    (None, ""),
]


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize(("value", "written"), NUMBERS)
def test_numbers_and_days_are_never_guarded(value: Value, written: str, raw: bool) -> None:
    assert csv_cell(value, raw=raw) == written


def test_a_table_without_rows_has_its_header() -> None:
    assert b"".join(csv_chunks(EVERY_KIND, [])) == b"id,names,count,sum,is,on\r\n"


def test_a_long_table_comes_in_pieces_and_is_not_read_ahead() -> None:
    taken = []

    def many() -> Iterable[Row]:
        for number in range(100_000):
            taken.append(number)
            yield {"id": f"row {number}"}

    chunks = csv_chunks(EVERY_KIND, many())
    assert next(chunks).startswith(b"id,names")
    assert len(taken) < 20_000
    assert sum(chunk.count(b"\r\n") for chunk in chunks) > 50_000
    assert len(taken) == 100_000


@pytest.mark.parametrize("what", CONTENTS)
def test_every_row_has_only_columns_of_its_table_and_all_that_is_never_empty(asked: Asked, what: str) -> None:
    content = CONTENTS[what]
    found = list(content.rows(asked(what=what)))
    assert found
    for row in found:
        assert set(row) <= set(content.table.names)
        assert [one.name for one in content.table.columns if one.always and row.get(one.name) is None] == []


def test_a_gift_that_no_page_tells_stands_in_the_same_columns(asked: Asked) -> None:
    (row,) = CONTENTS["pledges"].rows(asked(standing="filed_but_never_announced"))
    assert set(row) <= set(CONTENTS["pledges"].table.names)
    assert (row["filed_name"], row["filed_amount"], row.get("amount")) == ("@QUARRY STONE LLC", Decimal(75000), None)


def test_each_content_has_as_many_objects_as_rows(asked: Asked) -> None:
    for what, content in CONTENTS.items():
        request = asked(what=what)
        assert len(list(content.objects(request))) == len(list(content.rows(request)))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(asked: Asked, name: str) -> None:
    chunks = FORMATS[name].chunks
    if chunks is None:
        pytest.skip("makes a place of its own")
    request = asked(what=FORMATS[name].holds[0])
    assert b"".join(chunks(request)) == b"".join(chunks(request))
