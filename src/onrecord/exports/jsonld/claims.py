"""Gifts as schema.org Claims: who said so, where, what about, and what filings show.

A gift that was told is an action that may happen (PotentialActionStatus). Only a filed line is a completed one, under
the name, the sum and the day that were filed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from onrecord.exports.addresses import record_address
from onrecord.exports.jsonld.nodes import (
    Node,
    amount_node,
    article_node,
    filing_node,
    fund_node,
    node,
    party_node,
)
from onrecord.exports.sourced import SourcedGift
from onrecord.records import Disagreement, FiledEntry, Filing, FundRef, Money
from onrecord.views.wording import STATUS_WORDS

__all__ = ["claim_node", "claim_words"]

_POTENTIAL = "https://schema.org/PotentialActionStatus"
_COMPLETED = "https://schema.org/CompletedActionStatus"

# Gifts that are said not to be made, or to be sent back, are no actions to come.
_PROMISES = ("planned", "given", "reported_in_filing")


def claim_words(gift: SourcedGift) -> str:
    """Return the claim in words, which say no more than the pages."""
    fund = fund_node(gift.pledge.fund)
    to = f" to {fund['name']}" if fund else ""
    return f"{gift.pledge.donor.name}{to}: {gift.standing.said or STATUS_WORDS[gift.pledge.status]}"


def claim_node(gift: SourcedGift, base: str | None = None) -> Node:
    """Return the Claim of a gift."""
    pledge = gift.pledge
    articles = [article_node(source, base) for source in gift.articles]
    return {
        "@id": record_address(pledge.id, base),
        **node(
            "Claim",
            identifier=pledge.id,
            text=claim_words(gift),
            description=gift.standing.words,
            author=_authors(gift),
            datePublished=str(pledge.first_reported) if pledge.first_reported else None,
            firstAppearance=articles[0] if articles else None,
            appearance=articles[1:],
            about=list(_about(gift)),
            citation=list(_citations(gift, base)),
            correction=[_corrected(one) for one in pledge.disagreements if one.corrected],
        ),
    }


def _authors(gift: SourcedGift) -> list[Node]:
    """Return who says so: the donor and who speaks for it, else the outlets."""
    told = [one for claim in gift.claims for one in claim.attribution]
    spoken = [one.speaker for one in told if one.role == "spokesperson"]
    authors = [_donor(gift)] if any(one.role == "donor" for one in told) else []
    authors += [node("Person", name=name, description="spokesperson") for name in dict.fromkeys(spoken)]
    if authors:
        return authors
    outlets = dict.fromkeys(source.article.outlet for source in gift.articles if source.article.outlet)
    return [node("Organization", name=name) for name in outlets]


def _donor(gift: SourcedGift) -> Node:
    donor = gift.pledge.donor
    return party_node(donor.name, donor.kind, identifier=donor.party_id)


def _about(gift: SourcedGift) -> Iterator[Node]:
    """Yield the gift as it was told, then as it was filed; donor and fund alone where nothing is promised."""
    pledge, fund = gift.pledge, fund_node(gift.pledge.fund)
    if pledge.status in _PROMISES:
        yield node(
            "DonateAction",
            actionStatus=_POTENTIAL,
            description=STATUS_WORDS[pledge.status],
            agent=_donor(gift),
            recipient=fund,
            object=amount_node(pledge.money, in_kind=pledge.in_kind),
        )
    else:
        yield from (one for one in (_donor(gift), fund) if one)
    for line in gift.filed("received") or gift.filed("given"):
        yield _completed(line)


def _completed(line: FiledEntry) -> Node:
    entry, name = line.entry, line.entry.payee if line.is_given else line.filing.filer_name
    money = Money(amount=entry.amount, currency="USD", wording="") if entry.amount is not None else None
    return node(
        "DonateAction",
        actionStatus=_COMPLETED,
        description="as filed",
        identifier=f"{line.filing.number or line.filing.id}:{entry.line}",
        agent=party_node(entry.name, entry.kind),
        recipient=fund_node(FundRef(id=line.fund, name=name or None)),
        object=amount_node(money, in_kind=entry.in_kind),
        endTime=entry.date.isoformat() if entry.date else None,
    )


def _citations(gift: SourcedGift, base: str | None) -> Iterator[Node]:
    """Yield the filings that show the gift, the receiver's first, each once with its lines."""
    lines: defaultdict[str, list[int]] = defaultdict(list)
    filings: dict[str, Filing] = {}
    for line in (*gift.filed("received"), *gift.filed("given")):
        filings[line.filing.id] = line.filing
        lines[line.filing.id].append(line.entry.line)
    for filing_id, filing in filings.items():
        yield filing_node(filing, tuple(sorted(lines[filing_id])), base)


def _corrected(one: Disagreement) -> dict[str, Any]:
    text = f"A source later corrected what it had told of the {one.field.replace('_', ' ')}: no longer {one.corrected}."
    return node("CorrectionComment", text=text)
