"""The ledgers that the browser looks at: the demo's pages with a Form 13 and a page to doubt, and hostile pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.pipeline import ReadingOptions, read_documents, reader_fingerprint
from onrecord.records import (
    Article,
    Capture,
    Claim,
    DocumentReading,
    Donor,
    Evidence,
    FundRef,
    Judgement,
    Money,
    PartialDate,
    Reading,
)

from .hostile import HOSTILE, Hostile

__all__ = ["DAY", "STREET", "make_hostile_ledger", "make_ledger"]

DAY = date(2025, 6, 1)
"""After the Form 13 of the inaugural committee of 2025 was due."""

STREET = "7 Lantern Stair"
"""Where an invented donor of the filing lives: on no page."""

SAMPLES = Path(__file__).parents[2] / "src" / "onrecord" / "data" / "samples"
AT = datetime(2025, 5, 2, 12, tzinfo=UTC)
COMMITTEE = "C00894162"

# Lines of the committee's report as it was filed, without addresses, and two of an invented donor.
LINES = (
    ("ORG", "ROBINHOOD MARKETS, INC.", "", "", "", "20241216", "2000000.00", ""),
    ("IND", "", "ALTMAN", "SAMUEL", "", "20241213", "1000000.00", ""),
    ("ORG", "AMAZON", "", "", "", "20241223", "1000000.00", ""),
    ("ORG", "AMAZON", "", "", "", "20250120", "888893.52", "IN-KIND: DIGITAL SERVICES & ADVERTISING"),
    ("IND", "", "COOK", "TIMOTHY", "", "20250103", "1000000.00", ""),
    ("ORG", "COINBASE, INC.", "", "", "", "20241203", "1000000.00", ""),
    ("ORG", "GOOGLE", "", "", "", "20250106", "1000000.00", ""),
    ("ORG", "INTUIT INCORPORATED", "", "", "", "20241220", "1000000.00", ""),
    ("ORG", "META", "", "", "", "20241230", "1000000.00", ""),
    ("ORG", "MICROSOFT CORPORATION", "", "", "", "20250113", "500000.00", ""),
    ("ORG", "RIPPLE LABS, INC.", "", "", "", "20250102", "4889345.33", ""),
    ("IND", "", "VANE", "IDA", STREET, "20250110", "750.00", ""),
)
REFUND = ("IND", "", "VANE", "IDA", STREET, "20250301", "250.00")


def make_ledger(path: Path, work: Path) -> Path:
    """Write the ledger at `path`, its filing in the folder `work`, and return the path."""
    filing = work / "1910509.fec"
    filing.write_text(_form_13(), encoding="utf-8")
    empty = work / "empty.html"
    empty.touch()
    read = read_documents([str(SAMPLES), str(filing), str(empty)], ReadingOptions(jobs=1, clock=lambda: AT))
    accepted = _told("Brindle Mills", "brindle.html")
    judged = Judgement(
        kind="claim", subject=accepted.claims[0].id, decision="accept", by="Ann", at=AT, why="read the page"
    )
    return _record(path, [*read, _told("Foxglove Ropes", "foxglove.html"), accepted], judged)


def make_hostile_ledger(path: Path) -> Path:
    """Write a ledger of pages whose every word is hostile, as if they had been read so, and return its path."""
    sure = Decimal("0.9")
    return _record(path, [_reading(one, f"hostile-{number}.html", sure) for number, one in enumerate(HOSTILE)])


def _record(path: Path, readings: Iterable[Reading], *judged: Judgement) -> Path:
    with Ledger.open(path) as ledger:
        run = ledger.begin_run(AT, version="test", reader=reader_fingerprint())
        ledger.end_run(run, ledger.record(run, readings), AT)
        for one in judged:
            ledger.judge(one)
        ledger.rebuild(reader_fingerprint())
    return path


def _form_13() -> str:
    return "".join("\x1c".join(row) + "\n" for row in _rows())


def _rows() -> Iterator[tuple[str, ...]]:
    total = sum(Decimal(line[6]) for line in LINES)
    name = ("TRUMP VANCE INAUGURAL COMMITTEE, INC.", "")
    days = ("90D", "", "20241115", "20250420")
    sums = (f"{total}", "250.00", f"{total - 250}")
    yield ("HDR", "FEC", "8.4", "onrecord tests", "1.0")
    signed = ("VANE", "IDA", "", "", "", "20250420")
    yield ("F13A", COMMITTEE, *name, "1 SQUARE", "", "SALEM", "MA", "01970", *days, *sums, *signed)
    for number, (entity, firm, last, first, street, day, amount, memo) in enumerate(LINES):
        town = ("TIDEWATER", "VA", "22209") if street else ("", "", "")
        who = (f"T{number}", "", "", entity, firm, last, first, "", "", "", street, "", *town)
        yield ("F132", COMMITTEE, *who, day, amount, amount, "", memo)
    entity, firm, last, first, street, day, amount = REFUND
    who = ("T99", "", "", entity, firm, last, first, "", "", "", street, "", "TIDEWATER", "VA", "22209")
    yield ("F133", COMMITTEE, *who, day, amount, "", "")


def _told(donor: str, source: str) -> DocumentReading:
    """Return a page whose claim is too unsure for the list, so that it waits for a person."""
    told = Hostile(
        donor=donor,
        fund="the inaugural fund",
        headline=f"{donor} may have given",
        quote="It is a fine day.",
        outlet="The Harbour Post",
        url=f"https://harbourpost.example/{source}",
        fund_id="us-inaugural-2025",
    )
    return _reading(told, source, Decimal("0.1"))


def _reading(one: Hostile, source: str, confidence: Decimal) -> DocumentReading:
    text = f"{one.headline}\n\n{one.donor} will give $1,000 to {one.fund}. “{one.quote}” it said."
    article = Article(
        text=text,
        language="en",
        headline=one.headline,
        outlet=one.outlet,
        published=PartialDate(value=date(2025, 1, 8)),
        url=one.url,
    )
    parts = (("donor", one.donor), ("amount", "$1,000"), ("fund", one.fund))
    body = len(one.headline)
    claim = Claim(
        article_id=article.id,
        donor=Donor(name=one.donor, kind="organization"),
        capacity="company",
        status="planned",
        fund=FundRef(id=one.fund_id, name=one.fund),
        evidence=tuple(_find(text, field, words, body) for field, words in parts),
        money=Money(amount=Decimal(1000), currency="USD", wording="$1,000"),
        confidence=confidence,
        rule="verb.give",
    )
    capture = Capture(content=text.encode(), source=source, media_type="text/html", how="file", obtained_at=AT)
    return DocumentReading(source=source, capture=capture, article=article, claims=(claim,))


def _find(text: str, field: str, words: str, after: int) -> Evidence:
    start = text.index(words, after)
    return Evidence.of(text, field, start, start + len(words))
