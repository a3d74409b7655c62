"""Gifts with their sources, made in a line: `make_gift("planned", says="donor", filed="VARGA MILLS INC | 5000")`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from onrecord.exports.sourced import SourceArticle, SourcedGift
from onrecord.matching import find_standing
from onrecord.records import (
    Article,
    Attribution,
    Block,
    Claim,
    Difference,
    Donor,
    Evidence,
    FiledEntry,
    FundRef,
    Identity,
    Judgement,
    Lineage,
    Match,
    Money,
    Origin,
    PartialDate,
    Pledge,
)
from tests.matching.making import FUND, line, lines

__all__ = ["AT", "BASE", "DAY", "make_gift", "make_judgement", "make_source"]

AT = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
BASE = "https://list.example"
DAY = date(2026, 1, 31)
NAMES = {"person": "Ottoline Varga", "organization": "Varga Mills"}


def make_source(
    status: str = "planned",
    kind: str = "organization",
    says: str | None = None,
    outlet: str = "The Harbour Post",
    *,
    fund: FundRef | None = None,
    amount: int = 5000,
    told: str = "{}",
    beside: Sequence[str] = (),
) -> SourceArticle:
    """Return an article that tells of a gift of $5,000; `says` is the role of who says so, or None.

    `told` is what stands around the sentence: articles with the same words are copies.
    """
    name, wording = NAMES[kind], fund.name if fund and fund.name else "the inaugural fund"
    story = f"“Good news”, they hear: {name} will give ${amount:,} to {wording}."
    text = f"Gifts pour in\n\n{told.format(story)}"
    article = Article(
        text=text,
        language="en",
        headline="Gifts pour in",
        blocks=(Block(kind="headline", start=0, end=13), Block(kind="paragraph", start=15, end=len(text))),
        outlet=outlet,
        published=PartialDate(value=date(2024, 12, 13)),
        url=f"https://{outlet.replace(' ', '').lower()}.example/gifts",
        derived_from=Lineage(relation="translation", mark="notice", outlet="Il Molo", machine=True)
        if outlet == "The Copy"
        else None,
    )
    spans = {"donor": name, "amount": f"${amount:,}", "fund": wording, "status": "will give"}
    claim = Claim(
        article_id=article.id,
        donor=Donor(name=name, kind=kind),
        capacity="personal" if kind == "person" else "company",
        status=status,
        fund=FundRef(id=(fund or FundRef(id=FUND, name=None)).id, name=wording),
        evidence=tuple(_span(text, field, words) for field, words in spans.items()),
        money=Money(amount=Decimal(amount), currency="USD", wording=f"${amount:,}"),
        associated=tuple(beside),
        attribution=(Attribution(speaker="a spokesperson" if says == "spokesperson" else name, role=says),)
        if says
        else (),
        confidence=Decimal("0.9"),
    )
    return SourceArticle(id=article.id, article=article, claims=(claim,))


def _span(text: str, field: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence.of(text, field, start, start + len(words))


def make_gift(
    status: str = "planned",
    kind: str = "organization",
    *,
    says: str | None = "donor",
    filed: str = "",
    given: str = "",
    refund: str = "",
    differs: Sequence[str] = (),
    beside: Sequence[str] = (),
    fund: FundRef | None = None,
    judgements: Sequence[Judgement] = (),
) -> SourcedGift:
    """Return a gift of Varga Mills, or Ottoline Varga, told by a page and its copy, with the lines taken for it."""
    sources = (
        make_source(status, kind, says, fund=fund),
        make_source(status, kind, says, "The Copy", fund=fund),
    )
    pledge = _pledge(status, kind, sources, beside)
    matches = tuple(_matches(pledge, filed, given, refund, differs))
    standing = find_standing(pledge, matches, [one.filing for match in matches for one in match.filed], DAY)
    return SourcedGift(
        pledge=pledge, standing=standing, matches=matches, articles=sources, judgements=tuple(judgements)
    )


def _pledge(status: str, kind: str, sources: Sequence[SourceArticle], beside: Sequence[str]) -> Pledge:
    claim = sources[0].claims[0]
    first = sources[0].article
    return Pledge(
        key=f"{claim.donor.name}|{claim.fund.id or claim.fund.name}",
        donor=Identity(key=f"{kind}:varga", name=claim.donor.name, kind=kind),
        capacity=claim.capacity,
        fund=claim.fund,
        status=status,
        money=claim.money,
        in_kind=False,
        claim_ids=tuple(claim.id for source in sources for claim in source.claims),
        article_ids=tuple(source.id for source in sources),
        origins=(Origin(first=sources[0].id, articles=tuple(source.id for source in sources)),),
        confidence=Decimal("0.9"),
        associated=tuple(beside),
        first_reported=first.published,
        first_outlet=first.outlet,
    )


def _matches(pledge: Pledge, filed: str, given: str, refund: str, differs: Sequence[str]) -> list[Match]:
    differences = tuple(Difference(field=field, said="this", filed="that") for field in differs)
    verdict = "differs" if differences else "same"
    found = []
    if filed:
        back = (_refund(refund),) if refund else ()
        found.append(_match(pledge, lines(filed), "received", verdict, differences, back))
    if given:
        found.append(_match(pledge, lines(given), "given", "same", (), ()))
    return found


def _refund(text: str) -> FiledEntry:
    return line(text, at=90)


def _match(
    pledge: Pledge,
    filed: Sequence[FiledEntry],
    side: str,
    verdict: str,
    differences: tuple[Difference, ...],
    refunds: tuple[FiledEntry, ...],
) -> Match:
    back = sum((one.entry.amount or Decimal(0) for one in refunds), Decimal(0))
    return Match(
        pledge_id=pledge.id,
        filed=tuple(filed),
        verdict=verdict,
        score=Decimal(1),
        side=side,
        differences=differences,
        refunds=refunds,
        refunded=back,
    )


def make_judgement(gift: SourcedGift, kind: str, decision: str, why: str = "read the page") -> Judgement:
    """Return a decision on the gift's first claim, or on the gift's first filed line."""
    subject = gift.pledge.claim_ids[0] if kind == "claim" else gift.pledge.id
    other = gift.matches[0].filed[0].key if kind == "match" else None
    return Judgement(kind=kind, subject=subject, decision=decision, by="Ann", at=AT, why=why, other=other)


def judged(gift: SourcedGift, *judgements: Judgement) -> SourcedGift:
    """Return the gift with decisions on it."""
    return replace(gift, judgements=judgements)
