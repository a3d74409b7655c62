"""Pledges as JSON objects: what is said, by how many independent sources, and what was filed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.records import Disagreement, FiledEntry, Match, Origin, Pledge, Standing, UnannouncedGift
from onrecord.views.documents import decimal_text

__all__ = ["match_object", "origins_object", "pledge_object", "standing_object", "unannounced_object"]


def pledge_object(pledge: Pledge, standing: Standing, matches: Sequence[Match]) -> dict[str, Any]:
    """Return a pledge with where it stands; `receipts` are filed lines that are it, or may be, each with reasons."""
    money = pledge.money
    return {
        "id": pledge.id,
        "donor": {"name": pledge.donor.name, "kind": pledge.donor.kind, "id": pledge.donor.party_id},
        "capacity": pledge.capacity,
        "fund": {"id": pledge.fund.id, "name": pledge.fund.name},
        "amount": decimal_text(money.amount) if money else None,
        "amount_low": decimal_text(money.low) if money else None,
        "amount_high": decimal_text(money.high) if money else None,
        "currency": money.currency if money else None,
        "amount_qualifier": money.qualifier if money else None,
        "in_kind": pledge.in_kind,
        "status": pledge.status,
        "standing": standing.name,
        "standing_words": standing.words,
        "due": str(standing.due) if standing.due else None,
        "associated": list(pledge.associated),
        "first_reported": {
            "date": str(pledge.first_reported) if pledge.first_reported else None,
            "outlet": pledge.first_outlet,
        },
        "articles": len(pledge.article_ids),
        "origins": len(pledge.origins),
        "confidence": float(pledge.confidence),
        "disagreements": [_disagreement_object(one) for one in pledge.disagreements],
        "claims": list(pledge.claim_ids),
        "receipts": [one for match in matches for one in match_object(match)],
    }


def unannounced_object(gift: UnannouncedGift) -> dict[str, Any]:
    """Return a filed gift of which no page tells, in the shape of a pledge; what only a page could tell is null."""
    kind = gift.filed[0].entry.kind
    return {
        "id": gift.id,
        "donor": {"name": gift.name, "kind": kind, "id": None},
        "capacity": {"person": "personal", "organization": "company"}.get(kind, "unknown"),
        "fund": {"id": gift.fund_id, "name": None},
        "amount": decimal_text(gift.amount),
        "currency": "USD",
        "in_kind": all(filed.entry.in_kind for filed in gift.filed),
        "status": None,
        "standing": gift.standing.name,
        "standing_words": gift.standing.words,
        "first_reported": {"date": None, "outlet": None},
        "articles": 0,
        "origins": 0,
        "receipts": [{**_filed_object(filed), "verdict": None, "reasons": []} for filed in gift.filed],
    }


def match_object(match: Match) -> list[dict[str, Any]]:
    """Return the filed lines of a match, each with its verdict, reasons and differences.

    >>> from decimal import Decimal
    >>> match_object(Match(pledge_id="pledge-1", filed=(), verdict="none", score=Decimal(0)))
    []
    """
    differences = [
        {"field": one.field, "said": one.said, "filed": one.filed, "by": one.by or None} for one in match.differences
    ]
    return [
        {
            **_filed_object(filed),
            "verdict": match.verdict,
            "score": float(match.score),
            "reasons": list(match.reasons),
            "differences": differences,
        }
        for filed in match.filed
    ]


def _filed_object(filed: FiledEntry) -> dict[str, Any]:
    entry = filed.entry
    return {
        "filing": filed.filing.number or filed.filing.id,
        "line": entry.line,
        "side": type(entry).__name__.casefold(),
        "name": entry.name,
        "amount": None if entry.amount is None else str(entry.amount),
        "date": entry.date.isoformat() if entry.date else None,
        "in_kind": entry.in_kind,
    }


def standing_object(standing: Standing) -> dict[str, Any]:
    """Return where a pledge stands, with the three tellings."""
    return {
        "name": standing.name,
        "as_of": standing.as_of.isoformat(),
        "words": standing.words,
        "due": standing.due.isoformat() if standing.due else None,
        "said": standing.said or None,
        "received": standing.received or None,
        "given": standing.given or None,
    }


def origins_object(origins: Iterable[Origin]) -> list[dict[str, Any]]:
    """Return the independent sources of a pledge, each with its articles and why they are taken for copies."""
    return [
        {
            "id": origin.id,
            "first": origin.first,
            "articles": list(origin.articles),
            "copies": [
                {"article": link.copy, "of": link.original, "reason": link.reason, "detail": link.detail or None}
                for link in origin.links
            ],
        }
        for origin in origins
    ]


def _disagreement_object(one: Disagreement) -> dict[str, Any]:
    told = [{"value": value, "origins": list(origins)} for value, origins in one.told]
    return {"field": one.field, "told": told, "corrected": one.corrected}
