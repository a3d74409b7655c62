"""Gifts as a row of `publishing.tsv` tells them: who, whose money, what was said by whom, and what was filed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.ledger.catalogue import Gift, GiftLine, GiftTelling
from onrecord.records import (
    Article,
    Attribution,
    Claim,
    Difference,
    Donor,
    Evidence,
    FiledEntry,
    Filing,
    FundRef,
    Identity,
    Match,
    Money,
    PartialDate,
    Pledge,
    Receipt,
    Standing,
)

__all__ = ["Told", "make_gift"]

AS_OF = date(2025, 6, 1)
FUND = FundRef(id="us-inaugural-2025", name="the inaugural fund")
TEXT = "Ann gives $1 to it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The cells of a row; each is text, "" where a row leaves it open."""

    donor: str
    capacity: str
    beside: str
    status: str
    sum: str
    said_by: str
    published: str
    stands: str
    filed: str


def make_gift(told: Told) -> Gift:
    """Return the gift of a row; it is told by one page, of The Harbor Ledger unless `published` has another."""
    name, kind = told.donor.split("/")
    money, in_kind = _money(told.sum)
    telling = _telling(told, name, kind, money, in_kind=in_kind)
    standing, _, due = told.stands.partition(" ")
    pledge = _pledge(told, name, kind, telling.claim, in_kind=in_kind)
    matches = tuple(_matches(pledge.id, told.filed))
    return Gift(
        line=_line(pledge, standing, matches),
        pledge=pledge,
        matches=matches,
        standing=Standing(name=standing, as_of=AS_OF, words="", due=date.fromisoformat(due) if due else None),
        tellings=(telling,),
        skipped=0,
        further=0,
        set_aside=(),
        judgements=(),
    )


def _money(text: str) -> tuple[Money | None, bool]:
    """Read "1000000", "about 5000000", "1000000 to 9999999", "", each with "in kind" behind it for goods."""
    in_kind = text.endswith("in kind")
    text = text.removesuffix("in kind").strip()
    if not text:
        return None, in_kind
    low, _, high = text.partition(" to ")
    if high and low.isdigit():
        return Money(low=Decimal(low), high=Decimal(high), currency="USD", wording="seven figures"), in_kind
    qualifier, _, amount = text.rpartition(" ")
    qualifier = qualifier.replace(" ", "_") or "exact"
    return Money(amount=Decimal(amount), currency="USD", wording="$1", qualifier=qualifier), in_kind


def _telling(told: Told, name: str, kind: str, money: Money | None, *, in_kind: bool) -> GiftTelling:
    day, _, outlet = told.published.partition(" in ")
    article = Article(
        text=TEXT,
        language="en",
        outlet="The Harbor Ledger" if not outlet else None if outlet == "-" else outlet,
        published=_published(day),
    )
    role, _, speaker = told.said_by.partition(": ")
    evidence = [Evidence.of(TEXT, field, 0, 3) for field in ("donor", "amount", "fund")]
    claim = Claim(
        article_id=article.id,
        donor=Donor(name=name, kind=kind),
        capacity=told.capacity,
        status=told.status,
        fund=FUND,
        evidence=tuple(evidence),
        money=money,
        in_kind=in_kind,
        attribution=(Attribution(speaker=speaker, role=role),) if role else (),
    )
    return GiftTelling(article_id=article.id, claim=claim, article=article)


def _published(text: str) -> PartialDate | None:
    if not text:
        return None
    if text.startswith("week "):
        return PartialDate(value=date.fromisoformat(text.removeprefix("week ")), precision="week")
    parts = len(text.split("-"))
    precision = {1: "year", 2: "month", 3: "day"}[parts]
    return PartialDate(value=date.fromisoformat(text + "-01" * (3 - parts)), precision=precision)


def _pledge(told: Told, name: str, kind: str, claim: Claim, *, in_kind: bool) -> Pledge:
    return Pledge(
        key=name,
        donor=Identity(key=name, name=name, kind=kind),
        capacity=told.capacity,
        fund=FUND,
        status=told.status,
        money=claim.money,
        in_kind=in_kind,
        claim_ids=(claim.id,),
        article_ids=(claim.article_id,),
        origins=(),
        confidence=Decimal(1),
        associated=(told.beside,) if told.beside else (),
    )


def _matches(pledge_id: str, text: str) -> list[Match]:
    """Read "same received 1000000", "differs received 500000 sent back 500", "unsure given ?"; "|" parts two."""
    return [_match(pledge_id, *one.split(" ", 2)) for one in text.split(" | ") if one]


def _match(pledge_id: str, verdict: str, side: str, sums: str) -> Match:
    amount, _, refunded = sums.partition(" sent back ")
    filing = Filing(
        system="lda" if side == "given" else "fec",
        form="LD-203" if side == "given" else "F13A",
        digest="d",
        filer_id="C00894162",
        filer_name="VARGA MILLS" if side == "given" else "Trump Vance Inaugural Committee",
        number="FEC-1910509" if side == "received" else None,
        received=date(2025, 4, 20),
    )
    entry = Receipt(line=17, row_type="F132", name="MILLS, VARGA", amount=None if amount == "?" else Decimal(amount))
    differences = (Difference(field="amount", said="1000000", filed=amount),) if verdict == "differs" else ()
    return Match(
        pledge_id=pledge_id,
        filed=(FiledEntry(entry=entry, filing=filing),),
        verdict=verdict,
        score=Decimal(1),
        side=side,
        differences=differences,
        refunded=Decimal(refunded or 0),
    )


def _line(pledge: Pledge, standing: str, matches: tuple[Match, ...]) -> GiftLine:
    return GiftLine(
        id=pledge.id,
        donor_key=pledge.donor.key,
        donor_name=pledge.donor.name,
        donor_kind=pledge.donor.kind,
        party_id=None,
        capacity=pledge.capacity,
        fund=pledge.fund,
        fund_key="us-inaugural-2025",
        status=pledge.status,
        money=pledge.money,
        in_kind=pledge.in_kind,
        associated=pledge.associated,
        first_reported=None,
        first_outlet=None,
        confidence=pledge.confidence,
        articles=1,
        origins=1,
        standing=standing,
        since=None,
        due=None,
        filed=None,
        verdict=matches[0].verdict if matches else None,
        conflicts=0,
        added="",
        changed="",
    )
