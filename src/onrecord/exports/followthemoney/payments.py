"""What was filed, as entities: each line a Payment with its filing as proof, and what was sent back a Payment back.

What a giver filed of a gift that the receiver filed too is a second proof of that payment, and no second payment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from onrecord.exports.followthemoney.entities import Entity, make_entity
from onrecord.exports.followthemoney.parties import Parties
from onrecord.exports.sourced import SourcedGift
from onrecord.records import FiledEntry, Filing, FundRef, Match, Refund, content_id

__all__ = ["filing_entity", "line_entities", "matched_entities"]

_OFFICES = {
    "fec": "Federal Election Commission",
    "lda": "Clerk of the House and Secretary of the Senate (Lobbying Disclosure Act)",
}

# Where these differ, the filing names somebody else than the press: the payment is that other's.
_WHO = ("donor", "capacity")


def matched_entities(gift: SourcedGift, parties: Parties) -> Iterator[Entity]:
    """Yield the payments that are taken for the gift without a doubt, their filings, and what went back."""
    received, given = gift.accepted("received"), gift.accepted("given")
    proofs = [line for match in given for line in match.filed] if received else []
    for match in received or given:
        for at, line in enumerate(match.filed):
            yield from _payment(line, _payer(match, line, gift, parties), parties, proofs if at == 0 else ())
        for line in match.refunds:
            yield from _payment(line, _payer(match, line, gift, parties), parties, ())


def line_entities(lines: Iterable[FiledEntry], parties: Parties) -> Iterator[Entity]:
    """Yield the payments of lines that are no gift's that a page tells of."""
    for line in lines:
        yield from _payment(line, parties.add_filer(line.entry, line.key), parties, ())


def _payer(match: Match, line: FiledEntry, gift: SourcedGift, parties: Parties) -> str:
    if any(difference.field in _WHO for difference in match.differences):
        return parties.add_filer(line.entry, line.key)
    return parties.add_donor(gift.pledge.donor, line.entry.name)


def _payment(line: FiledEntry, donor_id: str, parties: Parties, proofs: Iterable[FiledEntry]) -> Iterator[Entity]:
    """Yield the filings and the payment. A refund, or a negative receipt, goes from fund to donor."""
    entry, amount = line.entry, line.entry.amount
    fund_id = parties.add_fund(FundRef(id=line.fund, name=None if line.is_given else line.filing.filer_name or None))
    if fund_id is None or amount is None or entry.is_memo:
        return
    goes_back = isinstance(entry, Refund) != (amount < 0)
    payer, beneficiary = (fund_id, donor_id) if goes_back else (donor_id, fund_id)
    filings = {one.filing.id: one.filing for one in (line, *proofs)}
    yield from map(filing_entity, filings.values())
    yield make_entity(
        content_id("payment", line.key),
        "Payment",
        payer=payer,
        beneficiary=beneficiary,
        amount=_number(abs(amount)),
        currency="USD",
        date=entry.date.isoformat() if entry.date else None,
        purpose=_purpose(line, goes_back=goes_back),
        recordId=[_record(one) for one in (line, *proofs)],
        transactionNumber=entry.transaction_id or None,
        proof=filings,
        publisher=_OFFICES.get(line.filing.system),
    )


def filing_entity(filing: Filing) -> Entity:
    """Return a filing as the document that proves its lines."""
    named = f"{filing.form} {filing.number or ''}".strip()
    return make_entity(
        filing.id,
        "Document",
        fileName=filing.number or filing.id,
        title=f"{named} of {filing.filer_name}" if filing.filer_name else named,
        author=filing.filer_name or None,
        publisher=_OFFICES.get(filing.system),
        publishedAt=filing.filed.isoformat() if filing.filed else None,
    )


def _number(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


def _purpose(line: FiledEntry, *, goes_back: bool) -> str:
    kind = "refund" if goes_back else "donation"
    whose = ", as its giver filed it" if line.is_given else ""
    return f"{kind}{' in kind' if line.entry.in_kind else ''}{whose}"


def _record(line: FiledEntry) -> str:
    """Return what a filed line is called: the office's number of the filing, and the line."""
    return f"{line.filing.number or line.filing.id}:{line.entry.line}"
