"""A small ledger with a gift of each kind: filed as said, unsure, refused, never announced; invented donors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.records import (
    Address,
    Article,
    Capture,
    Claim,
    DocumentReading,
    Donor,
    Evidence,
    Filing,
    FilingReading,
    FundRef,
    Money,
    NameParts,
    PartialDate,
    Reading,
    Receipt,
    Refund,
    Speaker,
    Statement,
)

__all__ = ["AS_OF", "STREETS", "make_filing", "make_ledger", "make_page", "make_readings"]

NOW = datetime(2025, 5, 2, 3, 4, 5, tzinfo=UTC)
AS_OF = date(2025, 5, 1)
FUND = "the inaugural fund"
PUBLISHED = PartialDate(value=date(2024, 12, 13))
STREETS = ("7 Lantern Stair", "Apt. 9 Foxglove Court")
ADDRESS = Address(street_1=STREETS[0], street_2=STREETS[1], city="TIDEWATER", state="VA", zip="22209")


def make_page(
    donor: str,
    *,
    amount: str = "1000000",
    kind: str = "organization",
    status: str = "planned",
    outlet: str = "The Harbour Post",
    published: PartialDate | None = PUBLISHED,
    qualifier: str = "exact",
    in_kind: bool = False,
    associated: tuple[str, ...] = (),
    quote: str = "“We care,”",
) -> DocumentReading:
    """Return a page that tells of one gift to the inaugural fund, and quotes its donor."""
    text = f"{donor} will give ${amount} to {FUND}. {quote} said {donor}."
    article = Article(
        text=text,
        language="en",
        headline=f"{donor} gives",
        outlet=outlet,
        published=published,
        url="https://a.example/1",
    )
    claim = Claim(
        article_id=article.id,
        donor=Donor(name=donor, kind=kind),
        capacity="personal" if kind == "person" else "company",
        status=status,
        fund=FundRef(id="us-inaugural-2025", name=FUND),
        evidence=tuple(_find(text, *of) for of in (("donor", donor), ("amount", f"${amount}"), ("fund", FUND))),
        money=Money(amount=Decimal(amount), currency="USD", wording=f"${amount}", qualifier=qualifier),
        in_kind=in_kind,
        associated=associated,
        date=PartialDate(value=date(2024, 12, 1), precision="month"),
        confidence=Decimal("0.9"),
        rule="verb.give",
    )
    said = _quote(article, quote, Speaker(name=donor, kind=kind, role="donor"))
    source = f"{outlet}-{donor[:9]}.html"
    capture = Capture(content=text.encode(), source=source, media_type="text/html", how="file", obtained_at=NOW)
    return DocumentReading(source=source, capture=capture, article=article, claims=(claim,), statements=(said,))


def _find(text: str, field: str, words: str) -> Evidence:
    return Evidence.of(text, field, text.index(words), text.index(words) + len(words))


def _quote(article: Article, quote: str, speaker: Speaker) -> Statement:
    start = article.text.index(quote)
    told_to = (article.outlet or "", "The Morning Ferry")
    return Statement(
        article_id=article.id, quote=quote, start=start, end=start + len(quote), speaker=speaker, told_to=told_to
    )


def make_filing(*lines: tuple[str, str, str]) -> FilingReading:
    """Return the committee's report with a line for each name, kind and sum, and a refund; every donor has a street."""
    capture = Capture(
        content=repr(lines).encode(), source="13.fec", media_type="application/x-fec", how="file", obtained_at=NOW
    )
    filing = Filing(
        system="fec",
        form="F13N",
        digest=capture.sha256,
        version="8.4",
        filer_id="C00894162",
        filer_name="TRUMP VANCE INAUGURAL COMMITTEE, INC.",
        number="FEC-7",
        report_code="90D",
        signed=date(2025, 4, 20),
    )
    receipts = tuple(_make_receipt(at, *line) for at, line in enumerate(lines, start=3))
    refund = Refund(
        line=9, row_type="F133", name="SALTMARSH ROPES", kind="organization", address=ADDRESS, amount=Decimal("-250.00")
    )
    return FilingReading(source="13.fec", capture=capture, filing=filing, receipts=receipts, refunds=(refund,))


def _make_receipt(at: int, name: str, kind: str, amount: str) -> Receipt:
    return Receipt(
        line=at,
        row_type="F132",
        name=name,
        kind=kind,
        entity="IND" if kind == "person" else "ORG",
        name_parts=NameParts(last="VARGA", first="OTTOLINE") if kind == "person" else None,
        address=ADDRESS,
        date=date(2025, 1, at),
        amount=Decimal(amount),
        aggregate=Decimal(amount),
        transaction_id=f"T{at}",
        memo="LANTERNS" if at == 4 else "",
    )


def make_readings() -> tuple[Reading, ...]:
    """Return pages and a filing, among them a donor whose name is a formula, and one that turns the direction."""
    month = PartialDate(value=date(2024, 12, 1), precision="month")
    return (
        make_page("Brindle Mills", associated=("Petra Vancroft", "Osric Thane")),
        make_page("Brindle Mills", outlet="The Morning Ferry", published=PartialDate(value=date(2024, 12, 15))),
        make_page("Ottoline Varga", kind="person", amount="250000", qualifier="more_than", status="given"),
        make_page("Lumenforge", amount="5000000.50", published=month, in_kind=True),
        make_page("Saltmarsh Ropes", status="declined", published=None),
        make_page('=HYPERLINK("http://x.example";"Foxglove")', amount="1000"),
        make_page("Thane \u202eBeacons", amount="2000", quote="“-1; =2”"),
        make_filing(
            ("BRINDLE MILLS, INC.", "organization", "1000000.00"),
            ("VARGA, OTTOLINE", "person", "100000.00"),
            ("@QUARRY STONE LLC", "organization", "75000.00"),
        ),
    )


def make_ledger(path: Path, readings: Iterable[Reading] = ()) -> Path:
    """Record the readings, or those of `make_readings`, in a ledger at `path`, and return the path."""
    with Ledger.open(path) as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
        ledger.end_run(run, ledger.record(run, readings or make_readings()), NOW)
    return path
