"""What the ledger answers as JSON objects: a claim that waits, a note of a capture."""

from __future__ import annotations

from typing import Any

from onrecord.ledger import CaptureNote, ListedClaim
from onrecord.views.documents import decimal_text

__all__ = ["capture_object", "waiting_object"]


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
