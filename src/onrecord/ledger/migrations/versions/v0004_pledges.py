"""Keep judgements, which are facts, and derived pledges, which are not."""

from __future__ import annotations

from alembic import op
from sqlalchemy import CheckConstraint, Column, Integer, PrimaryKeyConstraint, UniqueConstraint

from onrecord.ledger.migrations.guards import guard_facts
from onrecord.ledger.stores.types import BIG, SEQUENCE, TEXT

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

FACTS = ("judgements",)


def upgrade() -> None:
    """Make the tables and their indexes; only judgements are guarded, since the others are made again at any time."""
    _make_judgements()
    _make_derivations()
    _make_pledges()
    _make_pledge_parts()
    _make_matches()
    guard_facts(FACTS)


def downgrade() -> None:
    """Refuse: going back would delete facts."""
    raise NotImplementedError("a ledger is never taken back to an older form, since that would lose facts")


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=optional)


def _texts(*names: str, optional: bool = False) -> list[Column[str]]:
    return [_text(name, optional=optional) for name in names]


def _number(name: str) -> Column[int]:
    return Column(name, BIG, nullable=False)


def _make_judgements() -> None:
    """What people decided, each sealed with the one before."""
    op.create_table(
        "judgements",
        Column("sequence", SEQUENCE, primary_key=True, autoincrement=True),
        *_texts("id", "kind", "subject"),
        _text("other", optional=True),
        *_texts("decision", "judged_by", "judged_at", "why"),
        _text("previous", optional=True),
        _text("digest"),
        UniqueConstraint("id"),
        CheckConstraint("kind IN ('claim', 'identity', 'match', 'retraction')"),
        sqlite_autoincrement=True,
    )
    op.create_index("judgements_by_subject", "judgements", ["subject"])


def _make_derivations() -> None:
    """What the derived tables were made of, and which articles go back to one source."""
    op.create_table(
        "derivations",
        _text("id"),
        *(_number(name) for name in ("readings", "filing_readings", "judgements")),
        _text("reader"),
        PrimaryKeyConstraint("id"),
    )
    op.create_table("origins", _text("id"), _text("first_article_id"), PrimaryKeyConstraint("id"))
    op.create_table(
        "origin_articles",
        _text("origin_id"),
        _number("position"),
        _text("article_id"),
        *_texts("copy_of", "reason", "detail", optional=True),
        PrimaryKeyConstraint("origin_id", "position"),
    )
    op.create_index("origin_articles_by_article", "origin_articles", ["article_id"])


def _make_pledges() -> None:
    """One gift in the world a row."""
    op.create_table(
        "pledges",
        *_texts("id", "key", "donor_key", "donor_name", "donor_kind"),
        _text("donor_party_id", optional=True),
        *_texts("donor_reasons", "capacity"),
        *_texts("fund_id", "fund_name", optional=True),
        _text("status"),
        *_texts("amount", "amount_low", "amount_high", "currency", "amount_qualifier", optional=True),
        _text("amount_wording", optional=True),
        Column("in_kind", Integer, CheckConstraint("in_kind IN (0, 1)"), nullable=False),
        *_texts("first_reported", "first_reported_precision", "first_outlet", optional=True),
        _text("confidence"),
        *(_number(name) for name in ("articles", "origins")),
        PrimaryKeyConstraint("id"),
    )
    for name, column in (("day", "first_reported"), ("fund", "fund_id"), ("donor", "donor_key")):
        op.create_index(f"pledges_by_{name}", "pledges", [column])


def _make_pledge_parts() -> None:
    """The claims and origins of a pledge, who stands behind it, and on what its sources differ."""
    keyed = PrimaryKeyConstraint("pledge_id", "position")
    op.create_table("pledge_claims", _text("pledge_id"), _number("position"), _text("claim_id"), keyed)
    op.create_index("pledge_claims_by_claim", "pledge_claims", ["claim_id"])
    keyed = PrimaryKeyConstraint("pledge_id", "origin_id")
    op.create_table("pledge_origins", *_texts("pledge_id", "origin_id"), keyed)
    keyed = PrimaryKeyConstraint("pledge_id", "position")
    op.create_table("pledge_names", _text("pledge_id"), _number("position"), _text("name"), keyed)
    op.create_table(
        "disagreements",
        *_texts("pledge_id", "field"),
        _number("position"),
        *_texts("value", "origin_ids"),
        _text("corrected", optional=True),
        PrimaryKeyConstraint("pledge_id", "field", "position"),
    )


def _make_matches() -> None:
    """Pledges held against filed lines."""
    op.create_table(
        "matches",
        _text("pledge_id"),
        _number("position"),
        *_texts("side", "verdict", "score", "reasons", "refunded"),
        PrimaryKeyConstraint("pledge_id", "position"),
    )
    op.create_table(
        "match_entries",
        _text("pledge_id"),
        *(_number(name) for name in ("match_position", "position")),
        *_texts("role", "filing_id"),
        _number("line"),
        PrimaryKeyConstraint("pledge_id", "match_position", "position"),
    )
    op.create_index("match_entries_by_filing", "match_entries", ["filing_id", "line"])
    op.create_table(
        "match_differences",
        _text("pledge_id"),
        *(_number(name) for name in ("match_position", "position")),
        *_texts("field", "said", "filed", "by_how_much"),
        PrimaryKeyConstraint("pledge_id", "match_position", "position"),
    )
