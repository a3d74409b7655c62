"""What an amendment changed, as a page: lines that came, went and changed; where people live and work stays out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.pipeline import reader_fingerprint
from onrecord.records import Address, Capture, FilingReading, Receipt
from onrecord.web import WebSettings, make_app
from onrecord.web.filings import changing
from tests.web.test_filings import COMPANY, DAY, MANY, PERSON, STREET, _filing

NEW = Receipt(line=4, row_type="F132", name="QUILLMARK FERRIES", kind="organization", amount=Decimal(75000))
MOVED = replace(
    PERSON,
    amount=Decimal("2500000.00"),
    address=Address(street_1=STREET, city="EAST QUARRY", state="TX", zip="78799", country="USA"),
    employer="QUARRY GAZETTE",
    date=date(2025, 1, 7),
)


def _reading(number: str, digest: str, receipts: tuple[Receipt, ...], **more: object) -> FilingReading:
    capture = Capture(content=digest.encode(), source=f"{number}.fec", media_type="application/x-fec", how="file")
    filing = _filing(number, digest, **more)
    return FilingReading(source=f"{number}.fec", capture=capture, filing=filing, receipts=receipts)


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    place = tmp_path_factory.mktemp("amended") / "amended.db"
    totals = (("accepted", Decimal("2575000.00")), ("refunded", Decimal("500.00")))
    first = _reading("FEC-1001", "1" * 64, (PERSON, COMPANY, *MANY))
    later = {"form": "F13A", "amends": "FEC-1001", "report_number": 1, "received": date(2025, 8, 7), "totals": totals}
    second = _reading("FEC-1002", "2" * 64, (MOVED, NEW, *MANY), **later)
    with Ledger.open(place) as ledger:
        run = ledger.begin_run(DAY, version="test", reader=reader_fingerprint())
        ledger.end_run(run, ledger.record(run, [first, second]), DAY)
        ledger.rebuild(reader_fingerprint())
    settings = WebSettings(ledger=place, clock=lambda: DAY)
    with TestClient(make_app(settings), base_url=settings.address) as opened:
        yield opened


# Where, and what stands there.
SHOWN = [
    ("/filings/FEC-1002", "What changed since FEC-1001"),
    ("/filings/FEC-1002/changes", "194 lines are alike in both."),
    ("/filings/FEC-1002/changes", "1 line that says something else"),
    ("/filings/FEC-1002/changes", "<del>$2,000,000</del> → <ins>$2,500,000</ins>"),
    ("/filings/FEC-1002/changes", "<del>Jan 3, 2025</del> → <ins>Jan 7, 2025</ins>"),
    ("/filings/FEC-1002/changes", "<dt>address</dt><dd>differs</dd>"),
    ("/filings/FEC-1002/changes", "1 line that came"),
    ("/filings/FEC-1002/changes", "QUILLMARK FERRIES"),
    ("/filings/FEC-1002/changes", "1 line that went"),
    ("/filings/FEC-1002/changes", "VARGA MILLS‹U+202E› LLC"),
    ("/filings/FEC-1002/changes", "$2,000,035.50, then $2,575,000"),
    ("/fr/filings/FEC-1002/changes", "194 lignes sont les mêmes dans les deux."),
    ("/corrections", "Line by line"),
]


@pytest.mark.parametrize(("address", "shown"), SHOWN)
def test_the_page_says(amended: TestClient, address: str, shown: str) -> None:
    page = amended.get(address)
    assert page.status_code == 200
    assert shown in page.text


@pytest.mark.parametrize(
    "kept", [STREET, "EAST QUARRY", "PORT ELLERY", "QUARRY GAZETTE", "HARBOUR LEDGER", "<script>a"]
)
def test_what_is_nobodys_business_stays_out(amended: TestClient, kept: str) -> None:
    assert kept not in amended.get("/filings/FEC-1002/changes").text


def test_the_first_of_a_report_replaces_nothing(amended: TestClient) -> None:
    assert "What changed since" not in amended.get("/filings/FEC-1001").text
    assert amended.get("/filings/FEC-1001/changes").status_code == 404
    assert amended.get("/filings/FEC-7/changes").status_code == 404


def test_too_many_lines_are_left_to_the_command(amended: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "MOST_LINES", 5)
    page = amended.get("/filings/FEC-1002/changes?again").text
    assert "too many lines to be compared on a page" in page
    assert "onrecord filings changes FEC-1001 FEC-1002" in page
