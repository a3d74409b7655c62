"""Keep what addresses showed when, which are facts, and what is followed, which is not. The derived tables follow."""

from __future__ import annotations

from alembic import op
from sqlalchemy import CheckConstraint, Column, ForeignKey, PrimaryKeyConstraint, UniqueConstraint

from onrecord.ledger.derived.schema import make_tables
from onrecord.ledger.migrations.guards import guard_facts
from onrecord.ledger.stores.types import BIG, SEQUENCE, TEXT

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

FACTS = ("sightings",)


def upgrade() -> None:
    """Make the tables. Only sightings are guarded; those of following change with every visit."""
    _make_sightings()
    _make_visits()
    _make_notices()
    guard_facts(FACTS)
    make_tables(op.get_bind())


def downgrade() -> None:
    """Refuse: going back would delete facts."""
    raise NotImplementedError("a ledger is never taken back to an older form, since that would lose facts")


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=optional)


def _texts(*names: str, optional: bool = False) -> list[Column[str]]:
    return [_text(name, optional=optional) for name in names]


def _number(name: str) -> Column[int]:
    return Column(name, BIG, nullable=False)


def _make_sightings() -> None:
    """From when on an address showed an article, or was gone."""
    op.create_table(
        "sightings",
        Column("sequence", SEQUENCE, primary_key=True, autoincrement=True),
        *_texts("id", "address", "seen_at", "outcome"),
        Column("article_id", TEXT, ForeignKey("articles.id"), nullable=True),
        Column("run_id", TEXT, ForeignKey("runs.id"), nullable=False),
        UniqueConstraint("id"),
        CheckConstraint("outcome IN ('shown', 'gone')"),
        sqlite_autoincrement=True,
    )
    op.create_index("sightings_by_address", "sightings", ["address", "sequence"])
    op.create_index("sightings_by_article", "sightings", ["article_id"])


def _make_visits() -> None:
    """What is followed, who visits it, and since when."""
    op.create_table(
        "follow_visits",
        *_texts("key", "url", "kind", "source", "host"),
        _text("found_at"),
        *_texts("next_visit", "visited_at", optional=True),
        *(_number(name) for name in ("steps", "failures")),
        *_texts("etag", "last_modified", "article_id", "gone_at", "problem", optional=True),
        PrimaryKeyConstraint("key"),
    )
    op.create_index("follow_visits_by_next", "follow_visits", ["next_visit", "source"])
    op.create_index("follow_visits_by_article", "follow_visits", ["article_id"])
    op.create_table(
        "follow_leases",
        _text("name"),
        _text("holder", optional=True),
        *_texts("until", "free_from"),
        PrimaryKeyConstraint("name"),
    )
    op.create_table("follow_marks", *_texts("name", "value"), PrimaryKeyConstraint("name"))


def _make_notices() -> None:
    """What people were told, and what is to be told by which channel."""
    op.create_table("follow_told", *_texts("pledge_id", "standing", "told_at"), PrimaryKeyConstraint("pledge_id"))
    op.create_table(
        "follow_notices",
        Column("sequence", SEQUENCE, primary_key=True, autoincrement=True),
        *_texts("id", "made_at", "kind", "subject", "title", "text", "data"),
        UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "follow_deliveries",
        *_texts("notice_id", "channel"),
        _text("next_attempt", optional=True),
        _number("attempts"),
        *_texts("delivered_at", "problem", optional=True),
        PrimaryKeyConstraint("notice_id", "channel"),
    )
    op.create_index("follow_deliveries_by_channel", "follow_deliveries", ["channel", "next_attempt"])
