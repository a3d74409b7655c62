"""Gifts as transactions of the IATI standard, by its codes: what was announced, what came in, what its giver filed.

A plan or a rumour, which only a page tells, is no transaction. Nor is a gift without a sum or a day, which the standard
asks of each. Code 2, a signed commitment, is never given: no page that is read tells of a signed contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.exports.acts import act_of
from onrecord.exports.sourced import SourcedGift
from onrecord.records import FiledEntry, FundRef, Refund
from onrecord.views.wording import STATUS_WORDS, amount_words

__all__ = ["ANNOUNCED", "GIVEN", "RECEIVED", "Transaction", "gift_transactions", "line_transactions"]

ANNOUNCED, RECEIVED, GIVEN = "12", "1", "3"
"""Codes of TransactionType: outgoing pledge, incoming funds as the receiver filed, disbursement as the giver did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """One transaction to a fund; a negative `value` is money that was sent back."""

    fund: FundRef
    code: str
    ref: str
    day: date
    value: Decimal
    currency: str
    words: str
    provider: str
    receiver: str | None


def gift_transactions(gift: SourcedGift) -> Iterator[Transaction]:
    """Yield what the donor announced, and what filed lines that are taken for it show."""
    yield from _announced(gift)
    for side in ("received", "given"):
        for match in gift.accepted(side):
            yield from line_transactions((*match.filed, *match.refunds), gift.pledge.fund)


def _announced(gift: SourcedGift) -> Iterator[Transaction]:
    pledge = gift.pledge
    money, first = pledge.money, pledge.first_reported
    if act_of(pledge.status, gift.claims) != "announced" or first is None or money is None or money.amount is None:
        return
    words = f"{amount_words(money, in_kind=pledge.in_kind)}, {STATUS_WORDS[pledge.status]}, first reported {first}"
    yield Transaction(
        fund=pledge.fund,
        code=ANNOUNCED,
        ref=pledge.id,
        day=first.value,
        value=money.amount,
        currency=money.currency,
        words=words,
        provider=pledge.donor.name,
        receiver=pledge.fund.name,
    )


def line_transactions(lines: Iterable[FiledEntry], fund: FundRef | None = None) -> Iterator[Transaction]:
    """Yield what filed lines show; those without a sum, a day or a fund are left out, as are memo lines."""
    for line in lines:
        entry, amount = line.entry, line.entry.amount
        paid = FundRef(id=line.fund, name=(fund.name if fund else None)) if line.fund else fund
        if amount is None or entry.date is None or paid is None or entry.is_memo:
            continue
        went_back = isinstance(entry, Refund)
        yield Transaction(
            fund=paid,
            code=GIVEN if line.is_given else RECEIVED,
            ref=f"{line.filing.number or line.filing.id}:{entry.line}",
            day=entry.date,
            value=-amount if went_back else amount,
            currency="USD",
            words=_words(line, went_back=went_back),
            provider=entry.name,
            receiver=entry.payee if line.is_given else line.filing.filer_name,
        )


def _words(line: FiledEntry, *, went_back: bool) -> str:
    whose = "the giver" if line.is_given else "the receiver"
    kind = " in kind" if line.entry.in_kind else ""
    return f"{'sent back' if went_back else 'donation'}{kind}, as filed by {whose}"
