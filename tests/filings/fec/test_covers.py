"""Covers of the forms, in versions of every age: who files, for which time, what the totals are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from onrecord.filings.fec import read_fec
from onrecord.filings.fec.values import Amounts, Dates
from onrecord.records import Filing
from tests.filings.fec.writing import COMMITTEE, COVER, FS, HEADER, capture, filing, gift

ADDRESS = ("1 Square", "", "Salem", "MA", "01970")
PERSON = ("Vane", "Ida", "", "", "")


@dataclass(frozen=True)
class Case:
    """A version, a cover's fields, and who files by it."""

    version: str
    fields: tuple[str, ...]
    filer_id: str
    filer_name: str


CASES = (
    Case("8.4", ("F13N", COMMITTEE, "Ball Committee", "", *ADDRESS), COMMITTEE, "Ball Committee"),
    Case("5.3", ("F13A", COMMITTEE, "Ball Committee", *ADDRESS, ""), COMMITTEE, "Ball Committee"),
    Case("8.5", ("F2N", "P00000001", *PERSON, "", ""), "P00000001", "Vane, Ida"),
    Case("5.0", ("F2A", "P00000001", "Vane^Ida^^", *ADDRESS), "P00000001", "Vane Ida"),
    Case("8.1", ("F5N", "C90000001", "IND", "", *PERSON, "", *ADDRESS), "C90000001", "Vane, Ida"),
    Case("8.1", ("F5N", "C90000001", "ORG", "Mills Inc.", *[""] * 5, "", *ADDRESS), "C90000001", "Mills Inc."),
    Case("5.0", ("F5N", "C90000001", "Vane^Ida", *ADDRESS), "C90000001", "Vane Ida"),
    Case("8.3", ("F9N", "C30000001", "CLQ", "Mills Inc.", *[""] * 5), "C30000001", "Mills Inc."),
    Case("8.0", ("F24N", COMMITTEE, "48", "", "Ball PAC", *ADDRESS), COMMITTEE, "Ball PAC"),
    Case("7.0", ("F24A", COMMITTEE, "48", "Ball PAC", *ADDRESS), COMMITTEE, "Ball PAC"),
    Case("6.1", ("F3XA", "c00000001", "Ball PAC", "", *ADDRESS), COMMITTEE, "Ball PAC"),
    Case("7.0", ("F7N", "C70000001", "Mills Union", *ADDRESS), "C70000001", "Mills Union"),
    Case("8.4", ("F1N", COMMITTEE, "", "Ball PAC", "", *ADDRESS), COMMITTEE, "Ball PAC"),
    Case("5.0", ("F1A", COMMITTEE, "Ball PAC", *ADDRESS), COMMITTEE, "Ball PAC"),
)


def read(version: str, *fields: str) -> tuple[Filing, list[str]]:
    reading = read_fec(capture(HEADER.replace("8.4", version), FS.join(fields)))
    return reading.filing, [problem.code for problem in reading.problems]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.fields[0]}-{case.version}" for case in CASES])
def test_a_cover_tells_who_files(case: Case) -> None:
    filing, codes = read(case.version, *case.fields)
    assert (filing.form, filing.filer_id, filing.filer_name) == (case.fields[0], case.filer_id, case.filer_name)
    assert codes == []


def test_a_super_pac_tells_time_and_totals() -> None:
    period = ("M11", "", "", "", "20240901", "20240930")
    totals = ("10.00", "1000.50", "1010.50", "10.50", "1000.00")
    filing, codes = read(
        "8.4", "F3XN", COMMITTEE, "Ball PAC", "", *ADDRESS, *period, "", *PERSON, "20241020", *totals
    )  # fmt: skip
    assert (filing.report_code, filing.covers_from, filing.covers_through, filing.signed) == (
        "M11",
        date(2024, 9, 1),
        date(2024, 9, 30),
        date(2024, 10, 20),
    )
    assert dict(filing.totals) == {
        "cash_at_start": Decimal("10.00"),
        "receipts": Decimal("1000.50"),
        "disbursements": Decimal("10.50"),
        "cash_at_end": Decimal("1000.00"),
    }
    assert codes == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("20241115", "20241315", "unreadable_day"),
        ("20250420" + FS + "1500.00", "soon" + FS + "1500.00", "unreadable_day"),
        ("1500.00", "1.500,00", "unreadable_amount"),
        ("1500.00", "$1,500.00", None),
        (FS + "20250420", FS + "20250420" + FS + "more", "wide_row"),
    ],
)
def test_what_a_cover_says_wrongly_is_told(old: str, new: str, code: str | None) -> None:
    reading = read_fec(capture(HEADER, new.join(COVER.rsplit(old, 1))))
    assert [problem.code for problem in reading.problems] == ([code] if code else [])
    assert all(problem.where == "line 2" and problem.source == "1234.fec" for problem in reading.problems)
    assert reading.filing.filer_name == "Ball Committee"


def test_a_line_of_many_megabytes_is_told_and_what_follows_is_read() -> None:
    reading = read_fec(capture(HEADER, COVER, "x" * 9_000_000, COVER))
    assert {problem.code for problem in reading.problems} == {"unknown_row", "second_cover"}


def test_texts_are_kept_up_to_a_number() -> None:
    amounts, days = Amounts(), Dates()
    for number in range(20_100):
        assert amounts[f"{number}.00"] == number
        assert days[f"{number:08}"] is None or number > 10_000
    assert len(amounts) < 20_000
    assert len(days) < 20_000


# How the fields of a cover stand: as the form has them, or with one too many or too few; and whether it is believed.
MOVED = {
    "as the form has them": (lambda fields: fields, True),
    "a street in three fields": (lambda fields: [*fields[:5], "c/o Vane", *fields[5:]], False),
    "a town left out": (lambda fields: [*fields[:6], *fields[7:]], False),
    "a letter for a figure in a day": (lambda fields: [*fields[:11], "2024111S", *fields[12:]], True),
}


@pytest.mark.parametrize(("change", "is_believed"), MOVED.values(), ids=MOVED)
def test_nothing_is_taken_of_a_cover_whose_columns_moved(
    change: Callable[[list[str]], list[str]], is_believed: bool
) -> None:
    moved = FS.join(change(COVER.split(FS)))
    reading = read_fec(filing(gift(), cover=moved))
    assert reading.filing.filer_name == "Ball Committee"
    assert dict(reading.filing.totals).get("accepted") == (Decimal("1500.00") if is_believed else None)
    assert any(problem.code == "moved_columns" for problem in reading.problems) is not is_believed
