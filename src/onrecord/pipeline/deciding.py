"""Keep what a person decides: the judgements of an answer, and what takes them back. Derived rows follow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from onrecord.ledger import Ledger
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.pipeline.review_items import Choice
from onrecord.records import Judgement

__all__ = ["keep_answer", "take_back"]


def keep_answer(ledger: Ledger, choice: Choice, *, by: str, at: datetime, why: str = "") -> tuple[Judgement, ...]:
    """Keep the judgements that an answer makes, and bring the derived rows up to them. Raises LedgerError."""
    made = tuple(
        Judgement(
            kind=draft.kind, subject=draft.subject, decision=draft.decision, other=draft.other, by=by, at=at, why=why
        )
        for draft in choice.drafts
    )
    return _keep(ledger, made)


def take_back(
    ledger: Ledger, judgements: Iterable[Judgement], *, by: str, at: datetime, why: str = ""
) -> tuple[Judgement, ...]:
    """Keep a retraction of each of the judgements; nothing is erased. Raises LedgerError."""
    made = tuple(
        Judgement(kind="retraction", subject=one.id, decision="retract", by=by, at=at, why=why) for one in judgements
    )
    return _keep(ledger, made)


def _keep(ledger: Ledger, made: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    ledger.judge(*made)
    ledger.keep_up(reader_fingerprint())
    return made
