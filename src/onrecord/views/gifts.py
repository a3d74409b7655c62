"""What the ledger answers as JSON objects: a claim that is listed or waits, a statement, a note of a capture."""

from __future__ import annotations

from typing import Any

from onrecord.ledger import CaptureNote, ListedClaim, ListedStatement
from onrecord.views.documents import decimal_text, statement_object

__all__ = ["capture_object", "listed_claim_object", "listed_statement_object", "waiting_object"]


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


def listed_claim_object(claim: ListedClaim) -> dict[str, Any]:
    """Return a claim of the list with its article; `onrecord show` gives the evidence of each value."""
    money = claim.money
    return {
        **waiting_object(claim),
        "donor": {
            "name": claim.donor.name,
            "kind": claim.donor.kind,
            "id": claim.donor.id,
            "also": list(claim.donor.also),
        },
        "amount_low": decimal_text(money.low) if money else None,
        "amount_high": decimal_text(money.high) if money else None,
        "amount_qualifier": money.qualifier if money else None,
        "amount_wording": money.wording if money else None,
        "associated": list(claim.associated),
        "date": {"value": str(claim.date), "precision": claim.date.precision} if claim.date else None,
        "rule": claim.rule,
        "article": claim.article_id,
        "language": claim.language,
        "url": claim.url,
    }


def listed_statement_object(listed: ListedStatement) -> dict[str, Any]:
    """Return a statement with its article."""
    return {
        **statement_object(listed.statement),
        "article": listed.statement.article_id,
        "headline": listed.headline,
        "language": listed.language,
        "outlet": listed.outlet,
        "published": str(listed.published) if listed.published else None,
        "url": listed.url,
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
