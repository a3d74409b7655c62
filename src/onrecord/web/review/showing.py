"""A question as its page shows it: sentences with their values marked, values that differ, what an answer does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from onrecord.ledger import Catalogue, FoundClaim, UnknownIdError
from onrecord.ledger.catalogue import GiftTelling
from onrecord.parties import identify
from onrecord.pipeline import Choice, ReviewItem
from onrecord.records import Money
from onrecord.views.reasons import doubts_and_support
from onrecord.web.gift.tellings import ToldGift, list_told

__all__ = ["ShownQuestion", "ToldValue", "choices_mark", "show_question", "sum_of_value"]

_EACH = 2
"""Pages that are shown for each value that sources tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldValue:
    """A value that sources tell: the answer that believes it, the sum where it is one, how many sources, some pages."""

    answer: str
    value: str
    money: Money | None
    sources: int
    told: tuple[ToldGift, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuestion:
    """A question, with `told` its claim in its article, and `values` those on which sources differ.

    `doubts` and `support` are the reader's reasons; `wants_two` says that two people must accept.
    """

    item: ReviewItem
    mark: str
    told: tuple[ToldGift, ...] = ()
    values: tuple[ToldValue, ...] = ()
    doubts: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    wants_two: bool = False


def show_question(catalogue: Catalogue, item: ReviewItem) -> ShownQuestion:
    """Return a question with all that its page shows."""
    doubts, support = doubts_and_support(item.claim.reasons) if item.claim else ((), ())
    return ShownQuestion(
        item=item,
        mark=choices_mark(item.choices),
        told=_told(catalogue, [item.claim.id]) if item.claim else (),
        values=tuple(_values(catalogue, item)),
        doubts=doubts,
        support=support,
        wants_two=_wants_two(catalogue, item),
    )


def choices_mark(choices: tuple[Choice, ...]) -> str:
    """Return a short mark of what each answer does: an answer is refused where that has changed since it was shown."""
    return hashlib.sha256(repr(choices).encode()).hexdigest()[:16]


def _wants_two(catalogue: Catalogue, item: ReviewItem) -> bool:
    """Whether a claim newly names a living person: the registry does not know the donor, and no sure claim does."""
    if item.claim is None or item.claim.donor.kind != "person":
        return False
    known = identify(item.claim.donor.name, "person", companies=item.claim.associated).party_id is not None
    return not known and not catalogue.is_named_surely(item.claim.id)


def _told(catalogue: Catalogue, claims: list[str]) -> tuple[ToldGift, ...]:
    return list_told(_tellings(catalogue, claims))


def _tellings(catalogue: Catalogue, claims: list[str]) -> Iterator[GiftTelling]:
    for claim_id in claims:
        try:
            found = catalogue.find_record(claim_id)
        except UnknownIdError:
            continue
        if isinstance(found, FoundClaim):
            yield GiftTelling(article_id=found.claim.article_id, claim=found.claim, article=found.article)


def _values(catalogue: Catalogue, item: ReviewItem) -> Iterator[ToldValue]:
    """Yield the values on which sources differ; whoever tells one is rejected by all answers but its own."""
    if item.disagreement is None:
        return
    sources = {value: len(origins) for value, origins in item.disagreement.told}
    rejected = {draft.subject for choice in item.choices for draft in choice.drafts}
    for at, choice in enumerate(item.choices):
        value = item.disagreement.told[at][0] if at < len(item.disagreement.told) else choice.name
        own = sorted(rejected - {draft.subject for draft in choice.drafts})
        yield ToldValue(
            answer=choice.name,
            value=value,
            money=sum_of_value(value) if item.disagreement.field == "amount" else None,
            sources=sources.get(value, 0),
            told=_told(catalogue, own[:_EACH]),
        )


def sum_of_value(value: str) -> Money | None:
    """Return the sum that a value is, as text, where it is one sum, exact or nearly ("nearly 4900000 USD").

    >>> sum_of_value("1000000 USD").amount, sum_of_value("at least 5 USD").qualifier, sum_of_value("1 to 2 USD")
    (Decimal('1000000'), 'at_least', None)
    """
    *qualifier, amount, currency = value.split(" ") if " " in value else ("", "")
    try:
        sure = "_".join(qualifier) or "exact"
        return Money(amount=Decimal(amount.replace(",", "")), currency=currency, wording=value, qualifier=sure)
    except (InvalidOperation, ValueError):
        return None
