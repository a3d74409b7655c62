"""A small ledger of invented donors: gifts that are due, filed otherwise, and told differently, and a Form 13."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.pipeline import reader_fingerprint
from onrecord.records import (
    Address,
    Capture,
    DocumentReading,
    Filing,
    FilingReading,
    FundRef,
    Judgement,
    Problem,
    Receipt,
    Refund,
)
from tests.exports.sourcing import AT, make_source

__all__ = ["SECRETS", "make_ledger"]

STREET, SECOND, PATH = "7 Lantern Stair", "Suite 400 Quay House", "/home/ann/inbox"

SECRETS = (STREET, SECOND, PATH, "22209-1234", "a line that cannot be read")
"""What no export may hold: streets, a path, a ZIP code of nine figures, what was set aside."""

FERRY = (
    "The quay was loud on Monday, when the mills closed early. Varga Mills will give $7,000 to the inaugural fund, it "
    "was said at the gate, and boats waited."
)
GAZETTE = (
    "In the quarry they have other worries than what Varga Mills will give: $7,000 for the inaugural fund buys no "
    "stone before the frost, says the foreman, Ulf Brandt."
)

FUND_2021 = FundRef(id="us-inaugural-2021", name=None)


def make_ledger(path: Path) -> Path:
    """Write the ledger, derive its gifts, and return its path."""
    sources = [
        make_source("planned", "organization", "donor", beside=["Ottoline Varga"]),
        make_source("planned", "organization", "donor", "The Morning Ferry", amount=7000, told=FERRY),
        make_source("planned", "organization", "donor", "The Quarry Gazette", amount=7000, told=GAZETTE),
        make_source("planned", "person", None, "The Tidewater Post", fund=FUND_2021),
        make_source("declined", "person", "donor", "The Harbour Post"),
    ]
    pages = [
        DocumentReading(
            source=f"{PATH}/{number}.html",
            capture=Capture(
                content=f"<p>{one.article.text}".encode(),
                source=f"{PATH}/{number}.html",
                media_type="text/html",
                how="file",
                obtained_at=AT,
            ),
            article=one.article,
            claims=one.claims,
        )
        for number, one in enumerate(sources)
    ]
    with Ledger.open(path) as ledger:
        run = ledger.begin_run(AT, version="0.1.0", reader="reader-test")
        ledger.end_run(run, ledger.record(run, [*pages, _filing()]), AT)
        accepted = Judgement(
            kind="claim", subject=sources[0].claims[0].id, decision="accept", by="Ann", at=AT, why="read the page"
        )
        ledger.judge(accepted)
        ledger.rebuild(reader_fingerprint())
    return path


def _filing() -> FilingReading:
    text = f"HDR|F13N|{STREET}|{SECOND}"
    capture = Capture(content=text.encode(), source=f"{PATH}/1.fec", media_type="application/x-fec", how="file")
    filing = Filing(
        system="fec",
        form="F13N",
        digest=capture.sha256,
        version="8.4",
        filer_id="C00894162",
        filer_name="THE COMMITTEE",
        number="FEC-1",
        report_code="90D",
        covers_from=date(2024, 11, 15),
        covers_through=date(2025, 4, 20),
        received=date(2025, 4, 20),
    )
    return FilingReading(
        source=f"{PATH}/1.fec",
        capture=capture,
        filing=filing,
        receipts=(
            _receipt(3, "VARGA MILLS INC", "organization", 6900, memo=f"CHECK SENT FROM {STREET.upper()}"),
            _receipt(4, "ROE, ANN", "person", 300, memo="LANTERNS"),
        ),
        refunds=(
            Refund(line=5, row_type="F133", name="ROE, ANN", kind="person", amount=Decimal(50), date=date(2025, 3, 1)),
        ),
        problems=(Problem(code="bad_amount", source=f"{PATH}/1.fec", what=f"a line that cannot be read: {STREET}"),),
    )


def _receipt(line: int, name: str, kind: str, amount: int, memo: str) -> Receipt:
    return Receipt(
        line=line,
        row_type="F132",
        name=name,
        kind=kind,
        address=Address(street_1=STREET, street_2=SECOND, city="TIDEWATER", state="VA", zip="22209-1234"),
        date=date(2025, 1, 10),
        amount=Decimal(amount),
        memo=memo,
    )
