"""Make every table of the first ledger, its append-only guards, and the views.

Written out, not taken from `schema.py`: a migration says what a ledger was on its day, whatever the schema becomes.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Integer,
    LargeBinary,
    UniqueConstraint,
)

from onrecord.ledger.migrations.guards import guard_facts
from onrecord.ledger.migrations.views import FIRST_VIEWS
from onrecord.ledger.stores.types import BIG, SEQUENCE, TEXT

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FACTS = (
    "articles",
    "captures",
    "runs",
    "appearances",
    "observations",
    "readings",
    "run_ends",
    "alternates",
    "blocks",
    "claims",
    "furniture",
    "problems",
    "statements",
    "attributions",
    "audiences",
    "claim_names",
    "conflicts",
    "evidence",
)


def upgrade() -> None:
    """Make tables, indexes, guards and views."""
    _make_runs()
    _make_captures()
    _make_articles()
    _make_readings()
    _make_page_parts()
    _make_claims()
    _make_claim_parts()
    _make_conflicts()
    _make_statements()
    _make_problems()
    guard_facts(FACTS)
    for name, query in FIRST_VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")


def downgrade() -> None:
    """Refuse: going back would delete facts."""
    raise NotImplementedError("a ledger is never taken back to an older form, since that would lose facts")


def _text(name: str, target: str | None = None, *, optional: bool = False) -> Column[str]:
    return Column(name, TEXT, *([ForeignKey(target)] if target else []), nullable=optional)


def _key(name: str, target: str | None = None) -> Column[str]:
    return Column(name, TEXT, *([ForeignKey(target)] if target else []), primary_key=True)


def _number(name: str) -> Column[int]:
    return Column(name, BIG, nullable=False)


def _flag(name: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(f"{name} IN (0, 1)"), nullable=False)


def _position() -> Column[int]:
    return Column("position", BIG, primary_key=True, autoincrement=False)


def _part_of(parent: str, key: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["reading_id", key], [f"{parent}.reading_id", f"{parent}.id"])


def _make_runs() -> None:
    """Runs, and how they ended."""
    op.create_table(
        "runs",
        _key("id"),
        _text("started_at"),
        _text("version"),
        _text("reader"),
    )
    op.create_table(
        "run_ends",
        _key("run_id", "runs.id"),
        _text("ended_at"),
        _number("seen"),
        _number("kept"),
        _number("new"),
        _number("known"),
        _number("set_aside"),
    )


def _make_captures() -> None:
    """Bytes, and where they were met."""
    op.create_table(
        "captures",
        _key("sha256"),
        _number("size"),
        Column("content", LargeBinary, nullable=False),
    )
    op.create_table(
        "observations",
        _key("id"),
        _text("capture_sha256", "captures.sha256"),
        _text("source"),
        _text("media_type"),
        _text("how"),
        _text("url", optional=True),
        _text("obtained_at", optional=True),
        _text("run_id", "runs.id"),
        _text("digest"),
    )
    op.create_index("observations_by_capture", "observations", ["capture_sha256"])


def _make_articles() -> None:
    """Texts, and the captures that show them."""
    op.create_table(
        "articles",
        _key("id"),
        _text("text"),
        _text("url", optional=True),
        _text("outlet", optional=True),
        _text("published", optional=True),
        _text("published_precision", optional=True),
    )
    op.create_table(
        "appearances",
        _key("article_id", "articles.id"),
        _key("capture_sha256", "captures.sha256"),
        _text("run_id", "runs.id"),
    )
    op.create_index("appearances_by_capture", "appearances", ["capture_sha256"])


def _make_readings() -> None:
    """What a version of the reader made of a text."""
    op.create_table(
        "readings",
        Column("sequence", SEQUENCE, primary_key=True, autoincrement=True),
        _text("id"),
        _text("article_id", "articles.id"),
        _text("reader"),
        _text("language"),
        _text("headline", optional=True),
        _text("deck", optional=True),
        _text("derived_relation", optional=True),
        _text("derived_mark", optional=True),
        _text("derived_url", optional=True),
        _text("derived_outlet", optional=True),
        _text("derived_language", optional=True),
        _flag("derived_machine"),
        _text("digest"),
        _text("run_id", "runs.id"),
        UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("readings_by_article", "readings", ["article_id", "sequence"])


def _make_page_parts() -> None:
    """The parts of a page that a reading found."""
    op.create_table(
        "alternates",
        _key("reading_id", "readings.id"),
        _position(),
        _text("language"),
        _text("url"),
    )
    op.create_table(
        "blocks",
        _key("reading_id", "readings.id"),
        _position(),
        _text("kind"),
        _number("span_start"),
        _number("span_end"),
    )
    op.create_table(
        "furniture",
        _key("reading_id", "readings.id"),
        _position(),
        _text("kind"),
        _number("span_start"),
        _number("span_end"),
    )


def _make_claims() -> None:
    """One row a claim; its lists follow in their own tables."""
    op.create_table(
        "claims",
        _key("reading_id", "readings.id"),
        _key("id"),
        _number("position"),
        _text("article_id", "articles.id"),
        _text("donor_name"),
        _text("donor_kind"),
        _text("donor_id", optional=True),
        _text("capacity"),
        _text("status"),
        _text("fund_id", optional=True),
        _text("fund_name", optional=True),
        _text("amount", optional=True),
        _text("amount_low", optional=True),
        _text("amount_high", optional=True),
        _text("currency", optional=True),
        _text("amount_qualifier", optional=True),
        _text("amount_wording", optional=True),
        _flag("in_kind"),
        _text("date", optional=True),
        _text("date_precision", optional=True),
        _text("confidence"),
        _text("rule"),
    )
    op.create_index("claims_by_article", "claims", ["article_id"])
    op.create_index("claims_by_donor", "claims", ["donor_name"])
    op.create_index("claims_by_fund", "claims", ["fund_id", "status"])
    op.create_index("claims_by_id", "claims", ["id"])


def _make_claim_parts() -> None:
    """Names, evidence and attributions of a claim."""
    op.create_table(
        "claim_names",
        _key("reading_id"),
        _key("claim_id"),
        _key("role"),
        _position(),
        _text("name"),
        CheckConstraint("role IN ('also', 'associated')"),
        _part_of("claims", "claim_id"),
    )
    op.create_table(
        "evidence",
        _key("reading_id"),
        _key("claim_id"),
        _position(),
        _text("field"),
        _number("span_start"),
        _number("span_end"),
        _text("quote"),
        _part_of("claims", "claim_id"),
    )
    op.create_table(
        "attributions",
        _key("reading_id"),
        _key("claim_id"),
        _position(),
        _text("speaker"),
        _text("role", optional=True),
        _text("told_to", optional=True),
        _part_of("claims", "claim_id"),
    )


def _make_conflicts() -> None:
    """Two places of a text that disagree."""
    op.create_table(
        "conflicts",
        _key("reading_id"),
        _key("claim_id"),
        _position(),
        _text("field"),
        _text("rule"),
        _text("rejected_field"),
        _number("rejected_start"),
        _number("rejected_end"),
        _text("rejected_quote"),
        _text("believed_field"),
        _number("believed_start"),
        _number("believed_end"),
        _text("believed_quote"),
        _part_of("claims", "claim_id"),
    )


def _make_statements() -> None:
    """Words in somebody's mouth, and whom they were told to."""
    op.create_table(
        "statements",
        _key("reading_id", "readings.id"),
        _key("id"),
        _number("position"),
        _text("article_id", "articles.id"),
        _number("span_start"),
        _number("span_end"),
        _text("quote"),
        _text("speaker_name", optional=True),
        _text("speaker_kind", optional=True),
        _text("speaker_role", optional=True),
        _flag("verbatim"),
        _flag("garbled"),
        _text("reason", optional=True),
    )
    op.create_index("statements_by_article", "statements", ["article_id"])
    op.create_index("statements_by_id", "statements", ["id"])
    op.create_table(
        "audiences",
        _key("reading_id"),
        _key("statement_id"),
        _position(),
        _text("name"),
        _part_of("statements", "statement_id"),
    )


def _make_problems() -> None:
    """What was set aside."""
    op.create_table(
        "problems",
        _key("id"),
        _text("code"),
        _text("source"),
        _text("place", optional=True),
        _text("what"),
        _text("advice", optional=True),
        _text("reading_id", "readings.id", optional=True),
        _text("run_id", "runs.id"),
    )
    op.create_index("problems_by_reading", "problems", ["reading_id"])
    if op.get_bind().dialect.name == "postgresql":  # SQLite numbers the rows of every table by itself
        op.add_column("problems", Column("rowid", BigInteger, Identity(), nullable=False))
        op.create_index("problems_by_rowid", "problems", ["rowid"])
