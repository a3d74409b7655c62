"""What breaks readers of FEC filings: each is read, or told as a problem, and never ends the reading."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from onrecord.errors import FilingError
from onrecord.filings.fec import read_fec
from onrecord.records import Capture, FilingReading
from tests.filings.fec.damage import CASES, OLD_COVER, Case, old_gift
from tests.filings.fec.writing import COMMITTEE, FS, HEADER, capture, filing, gift, row


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_damage_is_read_or_told(case: Case) -> None:
    reading = read_fec(case.capture)
    found = tuple((entry.name, str(entry.amount) if entry.amount is not None else None) for entry in reading.receipts)
    assert found == case.receipts
    assert " ".join(sorted(problem.code for problem in reading.problems)) == case.codes
    assert all(problem.where for problem in reading.problems)
    assert not any("Lane" in str(problem) for problem in reading.problems)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<html><body>Not found</body></html>", "does not begin with a header"),
        (b"%PDF-1.4\n\x00\xff", "does not begin with a header"),
        (b"\xff\xfeH\x00D\x00R\x00", "does not begin with a header"),
        (b"HDR\x1cFEC\x1c8.4\n", "no cover"),
        (b"/* Header\nSoft_Name = Typing\n/* End Header\n", "names no version"),
    ],
)
def test_what_is_no_filing_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(FilingError, match=reason):
        read_fec(Capture(content=content, source="x.fec", media_type="text/plain", how="file"))


def test_a_row_that_is_not_read_is_kept_and_not_shown() -> None:
    line = "XYZ" + FS + "9 Lane"
    (problem,) = read_fec(filing(line)).problems
    assert (problem.raw, problem.where) == (line, "line 3")
    assert "9 Lane" not in repr(problem) + str(problem)


def blocks(reading: FilingReading) -> dict[str, int]:
    return dict(reading.filing.rows)


def test_text_of_a_form_99_is_counted() -> None:
    cover = FS.join(("F99", COMMITTEE, "Ball Committee", *[""] * 10, "20250102", "MST"))
    reading = read_fec(capture(HEADER, cover, "[BEGINTEXT]", "Dear Sir, we are", "late", "[ENDTEXT]"))
    assert blocks(reading) == {"F99": 1, "[BEGINTEXT]": 1}
    assert reading.problems == ()


def test_a_text_row_is_put_to_the_memo_of_what_it_is_about() -> None:
    text = row("TEXT", (COMMITTEE, "X1", "T1", "F132", "In-kind: vans"))
    other = row("TEXT", (COMMITTEE, "X2", "", "F13N", "We are late"))
    reading = read_fec(filing(gift(memo="see text"), text, other))
    assert [(entry.memo, entry.in_kind) for entry in reading.receipts] == [("see text; In-kind: vans", True)]
    assert blocks(reading) == {"F13N": 1, "F132": 1, "TEXT": 2}


def test_a_header_of_the_first_versions_is_read() -> None:
    head = [
        "/* Header",
        "FEC_Ver_# = 2.02",
        "Soft_Name = Typing",
        "NameDelim = ^",
        "Schedule_Counts:",
        "SA11A1 = 00002",
    ]
    cover = f"F3XN,{COMMITTEE},Old Committee,1 Square,,Salem,MA,01970,,,M6,,,,20000501,20000531,10.00,500.00"
    reading = read_fec(capture(*head, "/* End Header", cover, old_gift()))
    assert (reading.filing.version, reading.filing.software) == ("2.02", "Typing")
    assert (reading.filing.covers_through, dict(reading.filing.totals)["receipts"]) == (
        date(2000, 5, 31),
        Decimal("500.00"),
    )
    assert [problem.code for problem in reading.problems] == ["rows_differ"]
    assert reading.receipts[0].line == 9


def test_amounts_without_a_decimal_point_are_told() -> None:
    reading = read_fec(capture("/* Header", "FEC_Ver_# = 2.02", "Dec/NoDec = NODEC", "/* End Header", OLD_COVER))
    assert [problem.code for problem in reading.problems] == ["no_decimal_point"]
