"""One gift as a JSON object: what its page shows, with the evidence of every value."""

from __future__ import annotations

from typing import Any

from onrecord.ledger.catalogue import Gift, GiftTelling
from onrecord.records import FiledEntry, Match, UnannouncedGift
from onrecord.views.documents import claim_object, decimal_text
from onrecord.views.judgements import judgement_object
from onrecord.views.lines import gift_line_object
from onrecord.views.pledges import origins_object, pledge_object, standing_object
from onrecord.views.sharing import article_head_object, excerpt_objects

__all__ = ["gift_object", "unannounced_gift_object"]


def gift_object(gift: Gift) -> dict[str, Any]:
    """Return a gift: its line of the list, where it stands, who tells it, what was filed, what people decided.

    `tellings` are some of its claims, from `skipped` on; `further` counts those behind them.
    """
    disagreements = pledge_object(gift.pledge, gift.standing, ())["disagreements"]
    return {
        **gift_line_object(gift.line),
        "tells": standing_object(gift.standing),
        "donor_reasons": list(gift.pledge.donor.reasons),
        "disagreements": disagreements,
        "sources": origins_object(gift.pledge.origins),
        "tellings": [_telling(one) for one in gift.tellings],
        "skipped": gift.skipped,
        "further": gift.further,
        "matches": [_match(match) for match in gift.matches if match.filed],
        "set_aside": [_telling(one) for one in gift.set_aside],
        "judgements": [judgement_object(judgement) for judgement in gift.judgements],
    }


def _telling(telling: GiftTelling) -> dict[str, Any]:
    claim = telling.claim
    shown = (*claim.evidence, *(conflict.rejected for conflict in claim.conflicts))
    return {
        "claim": claim_object(claim),
        "article": article_head_object(telling.article_id, telling.article),
        "excerpts": excerpt_objects(telling.article, shown),
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "side": match.side,
        "verdict": match.verdict,
        "score": float(match.score),
        "reasons": list(match.reasons),
        "differences": [
            {"field": one.field, "said": one.said, "filed": one.filed, "by": one.by or None}
            for one in match.differences
        ],
        "filed": [_line(filed) for filed in match.filed],
        "rivals": [_line(filed) for filed in match.rivals],
        "refunds": [_line(filed) for filed in match.refunds],
        "refunded": decimal_text(match.refunded),
    }


def unannounced_gift_object(gift: UnannouncedGift) -> dict[str, Any]:
    """Return a filed gift of which no page tells, with its lines, without streets."""
    return {
        "id": gift.id,
        "name": gift.name,
        "kind": gift.filed[0].entry.kind,
        "amount": decimal_text(gift.amount),
        "currency": "USD",
        "in_kind": all(filed.entry.in_kind for filed in gift.filed),
        "filed": [_line(filed) for filed in gift.filed],
    }


def _line(filed: FiledEntry) -> dict[str, Any]:
    entry, filing = filed.entry, filed.filing
    return {
        "filing": filing.id,
        "number": filing.number,
        "filed_on": filing.filed.isoformat() if filing.filed else None,
        "line": entry.line,
        "side": type(entry).__name__.casefold(),
        "name": entry.name,
        "amount": decimal_text(entry.amount),
        "date": entry.date.isoformat() if entry.date else None,
        "in_kind": entry.in_kind,
    }
