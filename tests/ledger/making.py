"""Documents made by number: invented donors, funds and outlets, with every part that a ledger keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from onrecord.ledger import Ledger, Recorded
from onrecord.records import (
    Article,
    Attribution,
    Block,
    Capture,
    Claim,
    Conflict,
    DocumentReading,
    Donor,
    Evidence,
    FundRef,
    Furniture,
    Judgement,
    Lineage,
    Money,
    PartialDate,
    Problem,
    Reading,
    Speaker,
    Statement,
)

NOW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
Place = Path | str
"""Where a ledger is: a file, or the address of a database."""

FUND = "the Harbour Lantern fund"

JUDGEMENTS = tuple(
    Judgement(kind="claim", subject="claim-0", decision="accept", by=name, at=NOW, why="read the page")
    for name in ("Ann", "Bo")
)


def make_document(number: int, *, padding: int = 0) -> DocumentReading:
    """Return document `number`: a gift of a person, a company's, a conflict, a quotation, furniture, a problem."""
    article = make_article(number, padding=padding)
    content = f"<html><p>{article.text}</p></html>".encode()
    source = f"pages/{number:05}.html"
    capture = Capture(content=content, source=source, media_type="text/html", how="folder", obtained_at=NOW)
    problem = Problem(code="odd_mark", source=source, what="a mark was not understood", where="line 3", advice="look")
    return DocumentReading(
        source=source,
        capture=capture,
        article=article,
        claims=make_claims(article, number),
        statements=make_statements(article),
        problems=(problem,),
    )


def make_article(number: int, *, padding: int = 0) -> Article:
    headline = f"Ottoline Varga {number} gives to {FUND}"
    body = f"Ottoline Varga {number} will give $1.5 million to {FUND}, and Brindle Mills {number}, Inc. gave €2,000."
    said = "“We are glad,” a spokesperson told the Tidewater Post — naïvely 🎁."
    filler = " ".join(f"Word {number} {at} stands here." for at in range(padding))
    pieces = [headline, "Advertisement", body, said, *([filler] if filler else [])]
    spans, at = [], 0
    for piece in pieces:
        spans.append((at, at + len(piece)))
        at += len(piece) + 2
    story = [Block(kind="headline", start=spans[0][0], end=spans[0][1])]
    story += [Block(kind="paragraph", start=start, end=end) for start, end in spans[2:]]
    return Article(
        text="\n\n".join(pieces),
        language="en",
        blocks=tuple(story),
        furniture=(Furniture(kind="ad_label", start=spans[1][0], end=spans[1][1]),),
        headline=headline,
        deck="A deck",
        outlet=("Tidewater Post", "Quarry Gazette", None)[number % 3],
        published=PartialDate(value=date(2024, 12, 1) + timedelta(days=number % 20)) if number % 5 else None,
        url=f"https://news.example/{number}",
        alternates=(("fr", f"https://news.example/fr/{number}"),),
        derived_from=Lineage(relation="translation", mark="notice", outlet="Quarry Gazette", machine=True),
    )


def span_of(article: Article, field: str, wording: str, *, last: bool = False) -> Evidence:
    start = article.text.rindex(wording) if last else article.text.index(wording)
    return Evidence.of(article.text, field, start, start + len(wording))


def make_claims(article: Article, number: int) -> tuple[Claim, ...]:
    person, firm = f"Ottoline Varga {number}", f"Brindle Mills {number}, Inc."
    first, second = span_of(article, "donor", person), span_of(article, "donor", person, last=True)
    personal = Claim(
        article_id=article.id,
        donor=Donor(name=person, kind="person", id=f"party-{number}", also=("O. Varga",)),
        capacity="personal",
        status="planned",
        fund=FundRef(id="xx-harbour-lantern-2025", name=FUND),
        evidence=(second, span_of(article, "amount", "$1.5 million"), span_of(article, "fund", FUND, last=True)),
        money=Money(amount=Decimal("1500000.00"), currency="USD", wording="$1.5 million", qualifier="at_least"),
        associated=(firm, "Varga Holdings"),
        attribution=(Attribution(speaker="a spokesperson", role="spokesperson", told_to="Tidewater Post"),),
        date=PartialDate(value=date(2024, 12, 1), precision="month"),
        confidence=Decimal("0.90"),
        rule="person-gives",
        conflicts=(Conflict(field="donor", rejected=first, believed=second, rule="body-over-headline"),),
    )
    company = Claim(
        article_id=article.id,
        donor=Donor(name=firm, kind="organization"),
        capacity="company",
        status="given",
        fund=FundRef(id=None, name=None),
        evidence=(span_of(article, "donor", firm), span_of(article, "amount", "€2,000")),
        money=Money(low=Decimal(1000), high=Decimal(9999), currency="EUR", wording="€2,000"),
        in_kind=True,
        confidence=Decimal("0.4"),
    )
    return (personal, company)


def make_statements(article: Article) -> tuple[Statement, ...]:
    quote = span_of(article, "quote", "“We are glad,”")
    told_to = ("Tidewater Post", "Quarry Gazette")
    speaker = Speaker(name="a spokesperson", kind="person", role="spokesperson")
    return (
        Statement(
            article_id=article.id,
            quote=quote.quote,
            start=quote.start,
            end=quote.end,
            speaker=speaker,
            told_to=told_to,
            verbatim=False,
            garbled=True,
            reason="a translation",
        ),
    )


def add(place: Place, *documents: Reading, reader: str = "reader-1") -> Recorded:
    """Add documents in a run of its own."""
    with Ledger.open(place) as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader=reader)
        recorded = ledger.record(run, documents)
        ledger.end_run(run, recorded, NOW)
    return recorded
