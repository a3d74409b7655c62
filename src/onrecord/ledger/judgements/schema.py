"""The table of judgements. Each row's digest covers the digest of the row before: none can be taken out unseen."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Table

from onrecord.ledger.columns import metadata, text
from onrecord.ledger.stores.types import SEQUENCE, TEXT

__all__ = ["judgements"]

judgements = Table(
    "judgements",
    metadata,
    Column("sequence", SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", TEXT, nullable=False, unique=True),
    text("kind"),
    text("subject"),
    text("other", optional=True),
    text("decision"),
    text("judged_by"),
    text("judged_at"),
    text("why"),
    text("previous", optional=True),
    text("digest"),
    CheckConstraint("kind IN ('claim', 'identity', 'match', 'retraction')"),
    Index("judgements_by_subject", "subject"),
    sqlite_autoincrement=True,
)
