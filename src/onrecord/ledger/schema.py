"""The tables of a ledger. The migrations make them; this module lets questions be asked of them.

Every table holds facts, which are only ever added: triggers refuse UPDATE and DELETE. Columns fit SQLite and PostgreSQL
alike: amounts are decimal numbers as text (exact), dates are ISO text beside a precision, booleans are 0 or 1.

    runs ─ run_ends
    captures ─ observations                     bytes, and where they were met
       └ appearances ┐
    articles ────────┘                          texts, and the captures that show them
       └ readings ─ alternates, blocks, furniture        what one version of the reader made of a text
            ├ claims ─ claim_names, evidence, conflicts, attributions
            ├ statements ─ audiences
            └ problems                          also those of documents that gave no article

The latest reading of an article is the one with the highest `sequence`; older ones stay.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

__all__ = [
    "PARTS",
    "alternates",
    "appearances",
    "articles",
    "attributions",
    "audiences",
    "blocks",
    "captures",
    "claim_names",
    "claims",
    "conflicts",
    "evidence",
    "furniture",
    "metadata",
    "observations",
    "problems",
    "readings",
    "run_ends",
    "runs",
    "statements",
]

metadata = MetaData()


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _flag(name: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(f"{name} IN (0, 1)"), nullable=False)


def _key(name: str, target: str | None = None) -> Column[str]:
    """A part of the primary key, which may also point at another table."""
    return Column(name, Text, *([ForeignKey(target)] if target else []), primary_key=True)


def _points_at(name: str, target: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(target), nullable=optional)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


def _part_of(parent: str, key: str) -> tuple[Column[str] | ForeignKeyConstraint, ...]:
    """The columns that tie a row to a claim or statement, whose key is its reading and its own id."""
    constraint = ForeignKeyConstraint(["reading_id", key], [f"{parent}.reading_id", f"{parent}.id"])
    return (_key("reading_id"), _key(key), constraint)


runs = Table(
    "runs",
    metadata,
    _key("id"),
    _text("started_at"),
    _text("version"),
    _text("reader"),
)

run_ends = Table(
    "run_ends",
    metadata,
    _key("run_id", "runs.id"),
    _text("ended_at"),
    _number("seen"),
    _number("kept"),
    _number("new"),
    _number("known"),
    _number("set_aside"),
)

captures = Table(
    "captures",
    metadata,
    _key("sha256"),
    _number("size"),
    Column("content", LargeBinary, nullable=False),
)

observations = Table(
    "observations",
    metadata,
    _key("id"),
    _points_at("capture_sha256", "captures.sha256"),
    _text("source"),
    _text("media_type"),
    _text("how"),
    _text("url", optional=True),
    _text("obtained_at", optional=True),
    _points_at("run_id", "runs.id"),
    _text("digest"),
    Index("observations_by_capture", "capture_sha256"),
)

articles = Table(
    "articles",
    metadata,
    _key("id"),
    _text("text"),
    _text("url", optional=True),
    _text("outlet", optional=True),
    _text("published", optional=True),
    _text("published_precision", optional=True),
)

appearances = Table(
    "appearances",
    metadata,
    _key("article_id", "articles.id"),
    _key("capture_sha256", "captures.sha256"),
    _points_at("run_id", "runs.id"),
    Index("appearances_by_capture", "capture_sha256"),
)

readings = Table(
    "readings",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    _points_at("article_id", "articles.id"),
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
    _points_at("run_id", "runs.id"),
    Index("readings_by_article", "article_id", "sequence"),
    sqlite_autoincrement=True,
)

alternates = Table(
    "alternates",
    metadata,
    _key("reading_id", "readings.id"),
    _position(),
    _text("language"),
    _text("url"),
)

blocks = Table(
    "blocks",
    metadata,
    _key("reading_id", "readings.id"),
    _position(),
    _text("kind"),
    _number("span_start"),
    _number("span_end"),
)

furniture = Table(
    "furniture",
    metadata,
    _key("reading_id", "readings.id"),
    _position(),
    _text("kind"),
    _number("span_start"),
    _number("span_end"),
)

claims = Table(
    "claims",
    metadata,
    _key("reading_id", "readings.id"),
    _key("id"),
    _number("position"),
    _points_at("article_id", "articles.id"),
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
    _text("reasons", optional=True),
    Index("claims_by_id", "id"),
    Index("claims_by_article", "article_id"),
    Index("claims_by_donor", "donor_name"),
    Index("claims_by_fund", "fund_id", "status"),
)

claim_names = Table(
    "claim_names",
    metadata,
    *_part_of("claims", "claim_id"),
    _key("role"),
    _position(),
    _text("name"),
    CheckConstraint("role IN ('also', 'associated')"),
)

evidence = Table(
    "evidence",
    metadata,
    *_part_of("claims", "claim_id"),
    _position(),
    _text("field"),
    _number("span_start"),
    _number("span_end"),
    _text("quote"),
)

conflicts = Table(
    "conflicts",
    metadata,
    *_part_of("claims", "claim_id"),
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
)

attributions = Table(
    "attributions",
    metadata,
    *_part_of("claims", "claim_id"),
    _position(),
    _text("speaker"),
    _text("role", optional=True),
    _text("told_to", optional=True),
    Column("is_first", Integer, nullable=True),
)

statements = Table(
    "statements",
    metadata,
    _key("reading_id", "readings.id"),
    _key("id"),
    _number("position"),
    _points_at("article_id", "articles.id"),
    _number("span_start"),
    _number("span_end"),
    _text("quote"),
    _text("speaker_name", optional=True),
    _text("speaker_kind", optional=True),
    _text("speaker_role", optional=True),
    _flag("verbatim"),
    _flag("garbled"),
    _text("reason", optional=True),
    Index("statements_by_id", "id"),
    Index("statements_by_article", "article_id"),
)

audiences = Table(
    "audiences",
    metadata,
    *_part_of("statements", "statement_id"),
    _position(),
    _text("name"),
)

problems = Table(
    "problems",
    metadata,
    _key("id"),
    _text("code"),
    _text("source"),
    _text("place", optional=True),
    _text("what"),
    _text("advice", optional=True),
    _points_at("reading_id", "readings.id", optional=True),
    _points_at("run_id", "runs.id"),
    Index("problems_by_reading", "reading_id"),
)

# What a reading is made of besides its own row; the key of each begins with the reading.
PARTS = (
    alternates,
    blocks,
    furniture,
    claims,
    claim_names,
    evidence,
    conflicts,
    attributions,
    statements,
    audiences,
)
