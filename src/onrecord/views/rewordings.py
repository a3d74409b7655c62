"""What a page claims otherwise than before, in words; never more than the two versions say."""

from __future__ import annotations

from typing import Any

from onrecord.pledges.rewordings import ClaimChange
from onrecord.records import Claim
from onrecord.views.documents import decimal_text
from onrecord.views.wording import STATUS_WORDS, amount_words, fund_words

__all__ = ["change_object", "change_words"]


def change_words(change: ClaimChange) -> str:
    """Return one change on one line."""
    if change.before is None:
        return f"The page now tells: {_claim_words(change.claim)}."
    if change.after is None:
        return f"The page no longer tells: {_claim_words(change.claim)}. This does not say that it was not given."
    before, after = _values(change.before), _values(change.after)
    told = "; ".join(f"{field} was {before[field]}, now is {after[field]}" for field in change.fields)
    return f"{change.after.donor.name}: {told}."


def change_object(change: ClaimChange) -> dict[str, Any]:
    """Return one change as JSON: its kind, its fields, and the claim before and after."""
    return {
        "kind": change.kind,
        "fields": list(change.fields),
        "before": _claim_object(change.before) if change.before else None,
        "after": _claim_object(change.after) if change.after else None,
    }


def _claim_words(claim: Claim) -> str:
    values = _values(claim)
    return f"{values['donor']}, {values['amount']}, {values['fund']}, {values['status']}"


def _values(claim: Claim) -> dict[str, str]:
    return {
        "donor": claim.donor.name,
        "capacity": claim.capacity,
        "amount": amount_words(claim.money, in_kind=claim.in_kind),
        "fund": fund_words(claim.fund),
        "status": STATUS_WORDS[claim.status],
    }


def _claim_object(claim: Claim) -> dict[str, Any]:
    money = claim.money
    return {
        "id": claim.id,
        "donor": {"name": claim.donor.name, "kind": claim.donor.kind},
        "capacity": claim.capacity,
        "fund": {"id": claim.fund.id, "name": claim.fund.name},
        "amount": decimal_text(money.amount) if money else None,
        "amount_wording": money.wording if money else None,
        "currency": money.currency if money else None,
        "in_kind": claim.in_kind,
        "status": claim.status,
    }
