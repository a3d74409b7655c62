"""What waits for a person, in words and as JSON objects."""

from __future__ import annotations

from typing import Any

from onrecord.ledger import ListedClaim
from onrecord.pipeline import ReviewItem
from onrecord.records import FiledEntry, Match, Pledge
from onrecord.views.gifts import waiting_object
from onrecord.views.reasons import doubts_and_support
from onrecord.views.wording import NOT_STATED, STATUS_WORDS, amount_words, fund_words

__all__ = ["about_words", "describe_item", "item_object", "reason_words"]


def about_words(item: ReviewItem) -> str:
    """Return what an item is about, on one line."""
    if item.claim:
        return f"{_claim_words(item.claim)}, {item.claim.confidence:.0%} sure"
    if item.donors:
        return f"are {item.donors[0].name} and {item.donors[1].name} one {item.donors[0].kind}?"
    if item.pledge and item.match:
        rivals = "; or may be ".join(map(_line_words, item.match.rivals))
        other = f" It may also be {rivals}." if rivals else ""
        return f"{_pledge_words(item.pledge)}: is it {_filed_words(item.match)}?{other}"
    if item.pledge and item.disagreement:
        told = "; ".join(f"{at}: {value}" for at, (value, _) in enumerate(item.disagreement.told, 1))
        return f"{_pledge_words(item.pledge)}: {item.disagreement.field} is {told}?"
    return item.id


def _claim_words(claim: ListedClaim) -> str:
    amount = amount_words(claim.money, in_kind=claim.in_kind)
    return f"{claim.donor.name}, {amount}, {fund_words(claim.fund)}, {STATUS_WORDS[claim.status]}"


def _pledge_words(pledge: Pledge) -> str:
    return f"{pledge.donor.name}, {amount_words(pledge.money, in_kind=pledge.in_kind)}, {fund_words(pledge.fund)}"


def _filed_words(match: Match) -> str:
    return " and ".join(map(_line_words, match.filed))


def _line_words(filed: FiledEntry) -> str:
    entry, filing = filed.entry, filed.filing
    return f"{entry.name}, {entry.amount or NOT_STATED}, {filing.number or filing.id} line {entry.line}"


def reason_words(item: ReviewItem) -> str:
    """Return why a person is asked."""
    if item.claim:
        accepted = f"accepted by {', '.join(item.accepted_by)}; a second person is wanted" if item.accepted_by else ""
        return "; ".join(filter(None, (accepted, *doubts_and_support(item.claim.reasons)[0])))
    if item.disagreement:
        return "tellings of one source differ" if item.disagreement.is_of_one_source else "sources differ"
    return "; ".join(item.reasons)


def describe_item(item: ReviewItem) -> list[tuple[str, str]]:
    """Return what a person needs to decide, label by label."""
    lines = [(item.kind, about_words(item)), ("because", reason_words(item)), ("id", item.id)]
    if item.claim:
        where = (item.claim.headline, item.claim.outlet, str(item.claim.published or ""))
        lines.insert(1, ("article", " · ".join(filter(None, where))))
    return [(label, words) for label, words in lines if words]


def item_object(item: ReviewItem) -> dict[str, Any]:
    """Return an item for programs; `answers` are what `onrecord review --decide` takes.

    A claim has the fields of a claim of the list beside it.
    """
    return {
        "id": item.id,
        "kind": item.kind,
        "about": about_words(item),
        "reasons": list(item.claim.reasons if item.claim else item.reasons),
        "answers": [choice.name for choice in item.choices],
        "accepted_by": list(item.accepted_by),
        "pledge": item.pledge.id if item.pledge else None,
        "claim": waiting_object(item.claim) if item.claim else None,
    }
