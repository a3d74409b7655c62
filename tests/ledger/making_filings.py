"""Filings made by number: invented donors and committees, with every part that a ledger keeps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from onrecord.records import (
    Address,
    Capture,
    Check,
    Filing,
    FilingReading,
    NameParts,
    Problem,
    Receipt,
    Refund,
)
from tests.ledger.making import NOW

__all__ = ["STREET", "make_filing"]

STREET = "7 Lantern Stair"


def make_filing(
    number: int, *, lines: int = 3, amends: str | None = None, day: date = date(2025, 4, 20)
) -> FilingReading:
    """Return filing `number` with as many donations as `lines`, one refund, a check and a problem."""
    source = f"filings/{number}.fec"
    capture = Capture(
        content=f"filing {number} of {lines}".encode(),
        source=source,
        media_type="application/x-fec",
        how="file",
        obtained_at=NOW,
    )
    filing = Filing(
        system="fec",
        form="F13A" if amends else "F13N",
        digest=capture.sha256,
        version="8.4",
        filer_id="C00999999",
        filer_name="HARBOUR LANTERN INAUGURAL COMMITTEE",
        number=f"FEC-{number}",
        report_code="90D",
        covers_from=date(2024, 11, 15),
        covers_through=date(2025, 4, 20),
        amends=amends,
        report_number=number if amends else None,
        signed=day,
        software="ledgerwright",
        totals=(("accepted", Decimal("6000.00")), ("refunded", Decimal("250.00"))),
        rows=(("F132", lines), ("F133", 1)),
    )
    return FilingReading(
        source=source,
        capture=capture,
        filing=filing,
        receipts=tuple(make_receipt(at) for at in range(lines)),
        refunds=(
            Refund(
                line=lines + 3,
                row_type="F133",
                name="BRINDLE MILLS",
                kind="organization",
                amount=Decimal(250),
                date=day,
            ),
        ),
        checks=(Check(code="duplicate", what="two lines alike", lines=(3, 4)),),
        problems=(Problem(code="bad_amount", source=source, what="no amount can be read", where="line 9"),),
    )


def make_receipt(at: int) -> Receipt:
    return Receipt(
        line=at + 3,
        row_type="F132",
        name=f"VARGA, OTTOLINE {at}",
        kind="person",
        entity="IND",
        name_parts=NameParts(last="VARGA", first=f"OTTOLINE {at}"),
        address=Address(street_1=STREET, city="TIDEWATER", state="VA", zip="22209"),
        date=date(2025, 1, 1),
        amount=Decimal("1000.50"),
        aggregate=Decimal("1000.50"),
        transaction_id=f"T{at}",
        in_kind=at % 2 == 1,
        memo="IN-KIND: LANTERNS" if at % 2 else "",
        purpose="LANTERNS" if at % 2 else "",
        other_committee="C00888888" if at == 0 else "",
    )
