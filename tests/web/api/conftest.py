"""One client for all tests that only ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.pipeline import ReadingOptions, read_documents, reader_fingerprint
from onrecord.records import Address, FilingReading, Judgement, Receipt
from onrecord.web import WebSettings, make_app
from tests.ledger.making_filings import STREET, make_filing
from tests.web.conftest import DAY

LATER = datetime(2025, 6, 1, 12, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[3] / "docs" / "example.html"


@pytest.fixture(scope="session")
def client(demo_ledger: Path) -> Iterator[TestClient]:
    """A client of the page as it is served on loopback; it is opened once, since nothing is changed through it."""
    settings = WebSettings(ledger=demo_ledger, clock=lambda: DAY)
    with TestClient(make_app(settings), base_url=settings.address) as opened:
        yield opened


def _filed() -> Iterator[FilingReading]:
    """Yield a report of another committee, and one of the fund that the invented Osric Thane pledged to."""
    yield make_filing(7, lines=25)
    made = make_filing(8)
    cover = replace(made.filing, filer_id="C00894162", filer_name="TRUMP VANCE INAUGURAL COMMITTEE, INC.")
    thane = Receipt(
        line=3,
        row_type="F132",
        name="THANE, OSRIC",
        kind="person",
        entity="IND",
        address=Address(street_1=STREET, city="TIDEWATER", state="VA", zip="22209"),
        date=date(2025, 1, 6),
        amount=Decimal("200000.00"),
    )
    firm = replace(thane, line=4, name="BRINDLE MILLS", kind="organization", entity="ORG", amount=Decimal("5000.00"))
    yield replace(made, filing=cover, receipts=(thane, firm), refunds=())


@pytest.fixture(scope="session")
def filed_ledger(demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the demonstration, with two filings, a page about invented people, and what a person decided."""
    copy = tmp_path_factory.mktemp("filed") / "onrecord.db"
    copy.write_bytes(demo_ledger.read_bytes())
    with Ledger.open(copy) as ledger:
        run = ledger.begin_run(LATER, version="test", reader=reader_fingerprint())
        pages = read_documents([str(EXAMPLE)], ReadingOptions(jobs=1, clock=lambda: LATER))
        recorded = ledger.record(run, [*pages, *_filed()])
        ledger.end_run(run, recorded, LATER)
        claim = next(one.id for one in ledger.list_claims() if one.donor.name == "Brightwater Buoys")
        first = Judgement(kind="claim", subject=claim, decision="reject", by="ann", at=LATER, why="misread")
        ledger.judge(first)
        ledger.judge(Judgement(kind="retraction", subject=first.id, decision="retract", by="bo", at=LATER))
        ledger.rebuild(reader_fingerprint())
    return copy


@pytest.fixture(scope="session")
def filed(filed_ledger: Path) -> Iterator[TestClient]:
    """A client of the page that serves `filed_ledger`, after the filings were due."""
    settings = WebSettings(ledger=filed_ledger, clock=lambda: LATER)
    with TestClient(make_app(settings), base_url=settings.address) as opened:
        yield opened
