"""A small invented world in which a ledger grows: few donors, funds and lines, so that what is added often touches."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from onrecord.ledger import Ledger
from onrecord.records import (
    Article,
    Block,
    Capture,
    Claim,
    DocumentReading,
    Donor,
    FilingReading,
    FundRef,
    Judgement,
    Money,
    PartialDate,
    Receipt,
)
from tests.ledger.making import NOW, Place, span_of
from tests.ledger.making_filings import make_filing

__all__ = ["READER", "STEPS", "World"]

READER = "reader-1"

# A donor's name, kind, and the firm beside it. Some are namesakes, some share words with others in filings.
DONORS = (
    ("Varga Mills", "organization", ""),
    ("Varga Mills Holdings", "organization", ""),
    ("Brindle Lamps", "organization", ""),
    ("Ann Roe", "person", "Brindle Lamps"),
    ("Anna Roe", "person", ""),
    ("John Smith", "person", "Varga Mills"),
    ("John Smith", "person", ""),
    ("Tim Cook", "person", "Apple"),
    ("Tim Cook", "person", ""),
    ("Quillfeather", "person", ""),
)
FUNDS = (
    FundRef(id="us-inaugural-2025", name="the Harbour Lantern fund"),
    FundRef(id="us-inaugural-2017", name="the Harbour Lantern fund"),
    FundRef(id=None, name="the Harbour Lantern fund"),
)
COMMITTEES = ("C00894162", "C00629584")
SUMS = ("$1 million", "$250,000", "$33,333", "")
AMOUNTS = {"$1 million": "1000000", "$250,000": "250000", "$33,333": "33333"}
FILED = ("VARGA MILLS INC", "VARGA MILLS", "BRINDLE LAMPS LLC", "ROE, ANN", "SMITH, JOHN", "COOK, TIM", "QUILL, BO")
STUB = "Sign in."
OUTLETS = ("Tidewater Post", "Quarry Gazette", None)


@dataclass(frozen=True)
class _Gift:
    donor: int
    fund: int
    amount: str
    confidence: str


class World:
    """A ledger and what was added to it; each step is drawn from the dice of its seed."""

    def __init__(self, path: Place, seed: int) -> None:
        self.path = path
        self.dice = random.Random(seed)
        self.articles: list[Article] = []
        self.filings = 0
        self.seen = 0
        self.judgements: list[Judgement] = []

    def keep_up(self) -> None:
        with Ledger.open(self.path) as ledger:
            ledger.keep_up(READER)

    def rebuild(self) -> None:
        with Ledger.open(self.path) as ledger:
            ledger.rebuild(READER)

    def add_page(self) -> None:
        """A page of its own words, or a copy of an earlier one in another outlet."""
        article = self._copy() if self.articles and self.dice.random() < 0.3 else self._write()
        self.articles.append(article)
        self._record(self._read(article))

    def read_again(self) -> None:
        """A reading of a page that finds other claims."""
        if self.articles:
            self._record(self._read(self.dice.choice(self.articles)))

    def change_page(self) -> None:
        """An address shows another page than before: a new one, one that it or another showed, or a stub."""
        if self.articles and self.dice.random() < 0.4:
            article = self.dice.choice(self.articles)
        else:
            article = self._write() if self.dice.random() < 0.8 else self._print(f"Wall {len(self.articles)}", STUB)
            self.articles.append(article)
        read = self._read(article)
        self.seen += 1
        address = f"https://news.example/pages/{self.dice.randrange(3)}"
        moment = NOW + timedelta(hours=self.seen)
        capture = replace(read.capture, how="fetched", url=address, source=address, obtained_at=moment)  # type: ignore[type-var]
        self._record(replace(read, capture=capture))

    def lose_page(self) -> None:
        """An address shows nothing any more."""
        with Ledger.open(self.path) as ledger:
            run = ledger.begin_run(NOW, version="0.1.0", reader=READER)
            ledger.note_gone(run, f"https://news.example/pages/{self.dice.randrange(3)}", NOW)

    def add_filing(self) -> None:
        """A report of a committee, or an amendment of an earlier one."""
        amends = self.dice.randrange(self.filings) if self.filings and self.dice.random() < 0.4 else None
        number, committee = self.filings, self.dice.choice(COMMITTEES)
        self.filings += 1
        made = make_filing(number, lines=self.dice.randrange(4), amends=None if amends is None else f"FEC-{amends}")
        lines = tuple(self._line(receipt) for receipt in made.receipts)
        refunds = tuple(replace(refund, name=self.dice.choice(FILED)) for refund in made.refunds)
        filing = replace(made.filing, filer_id=committee, covers_from=None if amends is None else date(2024, 1, 1))
        self._record(replace(made, filing=filing, receipts=lines, refunds=refunds, problems=(), checks=()))

    def judge_claim(self) -> None:
        with Ledger.open(self.path, create=True) as ledger:
            claims = [claim.id for claim in ledger.list_claims()]
        if claims:
            self._judge("claim", self.dice.choice(claims), self.dice.choice(("accept", "reject", "accept")))

    def judge_donors(self) -> None:
        with Ledger.open(self.path, create=True) as ledger:
            keys = sorted({pledge.donor.key for pledge in ledger.derive(READER, floor=Decimal(0)).pledges})
        if len(keys) > 1:
            one, other = self.dice.sample(keys, 2)
            self._judge("identity", one, self.dice.choice(("same", "same", "apart")), other)

    def judge_match(self) -> None:
        with Ledger.open(self.path, create=True) as ledger:
            matches = [match for match in ledger.derive(READER).matches if match.filed]
        if matches:
            match = self.dice.choice(matches)
            line = self.dice.choice((*match.filed, *match.rivals)).key
            self._judge("match", match.pledge_id, self.dice.choice(("same", "other")), line)

    def retract(self) -> None:
        if self.judgements:
            self._judge("retraction", self.dice.choice(self.judgements).id, "retract")

    def _judge(self, kind: str, subject: str, decision: str, other: str | None = None) -> None:
        at = datetime(2025, 3, 1, tzinfo=UTC) + timedelta(seconds=len(self.judgements))
        by = self.dice.choice(("ann", "bo"))
        judgement = Judgement(kind=kind, subject=subject, decision=decision, other=other, by=by, at=at)
        self.judgements.append(judgement)
        with Ledger.open(self.path) as ledger:
            ledger.judge(judgement)

    def _record(self, reading: DocumentReading | FilingReading) -> None:
        with Ledger.open(self.path) as ledger:
            run = ledger.begin_run(NOW, version="0.1.0", reader=READER)
            ledger.end_run(run, ledger.record(run, [reading]), NOW)

    def _write(self) -> Article:
        number = len(self.articles)
        told = [f"{name} gives {amount or 'something'} to {FUNDS[0].name}." for name, _, _ in DONORS for amount in SUMS]
        body = f"Report {number} has {self.dice.randrange(99)} lines. " + " ".join(self.dice.sample(told, len(told)))
        return self._print(f"Gifts {number}", body)

    def _copy(self) -> Article:
        model = self.dice.choice(self.articles)
        _, body = model.text.split("\n\n", 1)
        return self._print(f"Again {len(self.articles)}", body)

    def _print(self, headline: str, body: str) -> Article:
        at = len(headline) + 2
        day = PartialDate(value=date(2024, 12, 1) + timedelta(days=self.dice.randrange(9)))
        return Article(
            text=f"{headline}\n\n{body}",
            language="en",
            blocks=(
                Block(kind="headline", start=0, end=len(headline)),
                Block(kind="paragraph", start=at, end=at + len(body)),
            ),
            headline=headline,
            outlet=self.dice.choice(OUTLETS),
            published=day if self.dice.random() < 0.8 else None,
            url=f"https://news.example/2024/{len(self.articles)}",
        )

    def _read(self, article: Article) -> DocumentReading:
        source = f"pages/{article.headline}.html"
        capture = Capture(
            content=article.text.encode(), source=source, media_type="text/html", how="folder", obtained_at=NOW
        )
        is_stub = article.text.endswith(STUB)
        gifts = {self._gift() for _ in range(0 if is_stub else self.dice.randrange(4))}
        claims = {claim.id: claim for claim in (self._claim(article, gift) for gift in sorted(gifts, key=repr))}
        return DocumentReading(source=source, capture=capture, article=article, claims=tuple(claims.values()))

    def _gift(self) -> _Gift:
        return _Gift(
            donor=self.dice.randrange(len(DONORS)),
            fund=self.dice.choice((0, 0, 0, 1, 2)),
            amount=self.dice.choice(SUMS),
            confidence=self.dice.choice(("0.9", "0.9", "0.05")),
        )

    def _claim(self, article: Article, gift: _Gift) -> Claim:
        name, kind, firm = DONORS[gift.donor]
        fund = FUNDS[gift.fund]
        amount = Decimal(AMOUNTS[gift.amount]) if gift.amount else None
        fields = {"donor": name, "fund": fund.name or "", **({"amount": gift.amount} if gift.amount else {})}
        return Claim(
            article_id=article.id,
            donor=Donor(name=name, kind=kind),
            capacity="personal" if kind == "person" else "company",
            status=self.dice.choice(("planned", "given", "declined")),
            fund=fund,
            evidence=tuple(span_of(article, field, words) for field, words in fields.items()),
            money=Money(amount=amount, currency="USD", wording=gift.amount) if amount else None,
            in_kind=self.dice.random() < 0.2,
            associated=(firm,) if firm else (),
            confidence=Decimal(gift.confidence),
        )

    def _line(self, receipt: Receipt) -> Receipt:
        name, amount = self.dice.choice(FILED), self.dice.choice(tuple(AMOUNTS.values()))
        kind = "person" if "," in name else "organization"
        return replace(receipt, name=name, kind=kind, name_parts=None, amount=Decimal(amount), fund_id=None)


Step = Callable[[World], None]

STEPS: Sequence[tuple[str, Step]] = (
    ("page", World.add_page),
    ("again", World.read_again),
    ("change", World.change_page),
    ("lose", World.lose_page),
    ("filing", World.add_filing),
    ("claim", World.judge_claim),
    ("donors", World.judge_donors),
    ("match", World.judge_match),
    ("retract", World.retract),
)
"""What may happen to a ledger, each under a short name."""
