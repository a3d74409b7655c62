"""Decisions of people as JSON objects."""

from __future__ import annotations

from typing import Any

from onrecord.records import Judgement

__all__ = ["judgement_object"]


def judgement_object(judgement: Judgement) -> dict[str, Any]:
    """Return a decision: on what, which, by whom, when and why.

    >>> from datetime import UTC, datetime
    >>> at = datetime(2025, 1, 2, tzinfo=UTC)
    >>> judgement_object(Judgement(kind="claim", subject="claim-1", decision="accept", by="ann", at=at))["at"]
    '2025-01-02T00:00:00+00:00'
    """
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "subject": judgement.subject,
        "other": judgement.other,
        "decision": judgement.decision,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "why": judgement.why or None,
    }
