"""The table of sightings: facts, only ever added. A row says that an address showed something else than before."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Table

from onrecord.ledger.columns import metadata, points_at, text
from onrecord.ledger.stores.types import SEQUENCE, TEXT

__all__ = ["GONE", "SHOWN", "sightings"]

SHOWN, GONE = "shown", "gone"

sightings = Table(
    "sightings",
    metadata,
    Column("sequence", SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", TEXT, nullable=False, unique=True),
    text("address"),
    text("seen_at"),
    text("outcome"),
    points_at("article_id", "articles.id", optional=True),
    points_at("run_id", "runs.id"),
    CheckConstraint("outcome IN ('shown', 'gone')"),
    Index("sightings_by_address", "address", "sequence"),
    Index("sightings_by_article", "article_id"),
    sqlite_autoincrement=True,
)
