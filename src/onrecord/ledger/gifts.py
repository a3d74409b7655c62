"""Group claims that say the same, so that a gift told by many articles is one row of the list.

Only what is told alike is grouped: another amount, capacity or status is another row. What is one gift in the world
though it is told differently is for the pledges to decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.ledger.filtering import fold
from onrecord.ledger.listing import ListedClaim
from onrecord.records import FundRef, Money, PartialDate

__all__ = ["ListedGift", "fold_legal_forms", "group_claims", "key_of_donor"]

# Words of the longest legal form: "sp. z o. o." and "S.A. de C.V." have four at most.
_LONGEST_FORM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedGift:
    """What several articles say alike: `donor` as the first of them names it, `articles` their number.

    `first_reported` and `first_outlet` are those of the earliest article with a date; `confidence` is the highest;
    `claim_ids` are the claims behind it, the earliest first.
    """

    donor: str
    donor_kind: str
    capacity: str
    fund: FundRef
    money: Money | None
    in_kind: bool
    status: str
    associated: tuple[str, ...]
    articles: int
    first_reported: PartialDate | None
    first_outlet: str | None
    confidence: Decimal
    claim_ids: tuple[str, ...]


def fold_legal_forms(forms: Iterable[str]) -> frozenset[str]:
    """Return the legal forms as `key_of_donor` compares them: small letters without stops and spaces.

    >>> sorted(fold_legal_forms(["Inc.", "S. p. A."]))
    ['inc', 'spa']
    """
    return frozenset(_bare(fold(form).split()) for form in forms)


def _bare(words: Iterable[str]) -> str:
    return "".join(words).replace(".", "")


def key_of_donor(name: str, legal_forms: Collection[str] = ()) -> str:
    """Return a donor's name folded, without the legal forms at its end: what two spellings of a name share.

    `legal_forms` are as `fold_legal_forms` gives them. A name that is nothing but a legal form stays.

    >>> key_of_donor("Northwind Mills, Inc.", {"inc"})
    'northwind mills'
    >>> key_of_donor("Northwind Mills L. L. C.", {"llc"}) == key_of_donor("NORTHWIND MILLS")
    True
    """
    words = fold(name).replace(",", " ").split()
    while length := _length_of_form(words, legal_forms):
        del words[-length:]
    return " ".join(words)


def _length_of_form(words: Sequence[str], legal_forms: Collection[str]) -> int:
    """Return how many words at the end are a legal form; the first word never is part of one."""
    longest = min(len(words) - 1, _LONGEST_FORM)
    return next((length for length in range(longest, 0, -1) if _bare(words[-length:]) in legal_forms), 0)


def group_claims(claims: Iterable[ListedClaim], legal_forms: Collection[str] = ()) -> list[ListedGift]:
    """Return the gifts that the claims tell, by day of first report, undated ones last, then by donor.

    Names of donors that differ only in the `legal_forms` at their end ("Inc.", "GmbH") are one donor.
    """
    forms = fold_legal_forms(legal_forms)
    groups: dict[tuple[object, ...], list[ListedClaim]] = {}
    for claim in claims:
        groups.setdefault(_key(claim, forms), []).append(claim)
    gifts = [_make_gift(sorted(group, key=_day)) for group in groups.values()]
    return sorted(gifts, key=lambda gift: (_day_of(gift.first_reported), fold(gift.donor), gift.claim_ids))


def _key(claim: ListedClaim, legal_forms: Collection[str]) -> tuple[object, ...]:
    money = claim.money
    return (
        claim.donor.id or key_of_donor(claim.donor.name, legal_forms),
        claim.donor.kind,
        claim.capacity,
        claim.fund.id or fold(claim.fund.name or ""),
        (money.amount, money.low, money.high, money.currency) if money else None,
        claim.in_kind,
        claim.status,
    )


def _day_of(published: PartialDate | None) -> date:
    return published.value if published else date.max


def _day(claim: ListedClaim) -> date:
    return _day_of(claim.published)


def _make_gift(claims: Sequence[ListedClaim]) -> ListedGift:
    first = claims[0]
    sums = [claim.money for claim in claims if claim.money]
    return ListedGift(
        donor=first.donor.name,
        donor_kind=first.donor.kind,
        capacity=first.capacity,
        fund=first.fund,
        money=min(sums, key=lambda money: money.qualifier != "exact", default=None),
        in_kind=first.in_kind,
        status=first.status,
        associated=tuple(dict.fromkeys(name for claim in claims for name in claim.associated)),
        articles=len({claim.article_id for claim in claims}),
        first_reported=first.published,
        first_outlet=first.outlet,
        confidence=max(claim.confidence for claim in claims),
        claim_ids=tuple(claim.id for claim in claims),
    )
