"""Form 13, as it is filed: the real samples to the cent, and one that is written here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from onrecord.filings.fec import read_fec
from onrecord.records import Capture, FilingReading, NameParts
from tests.filings.fec.writing import FS, HEADER, filing, gift

SAMPLES = Path(__file__).parents[4] / "shared" / "data" / "filings"


def read_sample(name: str) -> FilingReading:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip("the real samples are not here")
    return read_fec(Capture(content=path.read_bytes(), source=str(path), media_type="text/plain", how="file"))


def test_an_amendment_names_the_original_and_its_place() -> None:
    reading = read_sample("form13/F13A_1910509.fec")
    found = reading.filing
    assert (found.number, found.form, found.version) == ("FEC-1910509", "F13A", "8.4")
    assert (found.amends, found.report_number, found.report_code) == ("FEC-1889684", 5, "90D")
    assert (found.covers_from, found.covers_through) == (date(2024, 11, 15), date(2025, 4, 20))
    assert found.signed == date(2025, 8, 7)
    assert (found.filer_id, found.filer_name) == ("C00894162", "TRUMP VANCE INAUGURAL COMMITTEE, INC.")
    assert dict(found.totals) == {
        "accepted": Decimal("247699313.67"),
        "refunded": Decimal("6230697.38"),
        "net": Decimal("241468616.29"),
    }
    assert reading.problems == ()


def test_donations_are_read_to_the_cent() -> None:
    reading = read_sample("form13/F132_1904840.fec")
    assert [(gift.line, gift.amount, gift.aggregate) for gift in reading.receipts] == [
        (3, Decimal("1000.00"), Decimal("1500.00")),
        (4, Decimal("500.00"), Decimal("1500.00")),
        (5, Decimal("500.00"), Decimal("500.00")),
    ]
    assert {gift.date for gift in reading.receipts} == {date(2025, 5, 15)}
    assert {gift.kind for gift in reading.receipts} == {"person"}
    assert reading.receipts[0].name == "JOHNSTON, ROBYNE"
    assert reading.receipts[0].name_parts == NameParts(last="JOHNSTON", first="ROBYNE")
    assert reading.receipts[0].transaction_id == "F132.155229180"
    assert reading.receipts[0].address.country == "US"
    assert reading.problems == ()


def test_refunds_are_read_although_their_rows_lack_a_field() -> None:
    reading = read_sample("form13/F133_1904839.fec")
    assert sum(refund.amount or 0 for refund in reading.refunds) == Decimal("752500.00")
    assert [refund.kind for refund in reading.refunds] == ["organization", "organization", "person"]
    assert reading.filing.report_number == 3
    assert reading.problems == ()


def test_a_filing_of_2009_is_read() -> None:
    reading = read_sample("fec-samples/fech/425925.fec")
    assert (reading.filing.version, len(reading.receipts), len(reading.refunds)) == ("6.4", 1, 21)
    assert sum(refund.amount or 0 for refund in reading.refunds) == Decimal("15400.00")
    assert reading.filing.amends is None


@pytest.mark.parametrize("original", ["FEC-12", "FEC-12 ", "FEC- 12", "fec 12", "12"])
def test_an_original_is_named_in_several_ways(original: str) -> None:
    reading = read_fec(filing(gift(), header=FS.join((HEADER, original, "2"))))
    assert (reading.filing.amends, reading.filing.report_number, reading.problems) == ("FEC-12", 2, ())


def test_goods_are_told_by_the_memo() -> None:
    reading = read_fec(
        filing(gift("888893.52", memo="IN-KIND: ADVERTISING"), gift("1000.00", memo="refunded 01/21/2025"))
    )
    assert [gift.in_kind for gift in reading.receipts] == [True, False]


def test_the_line_itself_is_kept() -> None:
    line = gift("500.00")
    (found,) = read_fec(filing(line)).receipts
    assert (found.raw, found.line) == (line, 3)
    assert "9 Lane" not in repr(found)
