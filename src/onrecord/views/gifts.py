"""What the ledger answers as JSON objects: a row of the list, a note of a capture."""

from __future__ import annotations

from typing import Any

from onrecord.ledger import CaptureNote, ListedClaim, ListedGift
from onrecord.views.documents import decimal_text

__all__ = ["capture_object", "gift_object", "waiting_object"]


def gift_object(gift: ListedGift) -> dict[str, Any]:
    """Return what several articles say alike; `claims` are the ids behind it, for `onrecord show`."""
    money = gift.money
    return {
        "donor": {"name": gift.donor, "kind": gift.donor_kind},
        "capacity": gift.capacity,
        "fund": {"id": gift.fund.id, "name": gift.fund.name},
        "amount": decimal_text(money.amount) if money else None,
        "amount_low": decimal_text(money.low) if money else None,
        "amount_high": decimal_text(money.high) if money else None,
        "currency": money.currency if money else None,
        "amount_qualifier": money.qualifier if money else None,
        "in_kind": gift.in_kind,
        "status": gift.status,
        "associated": list(gift.associated),
        "articles": gift.articles,
        "first_reported": str(gift.first_reported) if gift.first_reported else None,
        "first_outlet": gift.first_outlet,
        "confidence": float(gift.confidence),
        "claims": list(gift.claim_ids),
    }


def waiting_object(claim: ListedClaim) -> dict[str, Any]:
    """Return a claim that waits for review, with the names of what its confidence is made of."""
    money = claim.money
    return {
        "id": claim.id,
        "donor": {"name": claim.donor.name, "kind": claim.donor.kind},
        "capacity": claim.capacity,
        "fund": {"id": claim.fund.id, "name": claim.fund.name},
        "amount": decimal_text(money.amount) if money else None,
        "currency": money.currency if money else None,
        "in_kind": claim.in_kind,
        "status": claim.status,
        "confidence": float(claim.confidence),
        "reasons": list(claim.reasons),
        "headline": claim.headline,
        "outlet": claim.outlet,
        "published": str(claim.published) if claim.published else None,
    }


def capture_object(capture: CaptureNote) -> dict[str, Any]:
    """Return where, how and when bytes were met, and their hash."""
    return {
        "sha256": capture.sha256,
        "size": capture.size,
        "source": capture.source,
        "media_type": capture.media_type,
        "how": capture.how,
        "url": capture.url,
        "obtained_at": capture.obtained_at.isoformat() if capture.obtained_at else None,
    }
