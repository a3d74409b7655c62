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

Filings have tables of their own (`ledger/filings/schema.py`), and so have judgements (`ledger/judgements/schema.py`)
and what addresses showed when (`ledger/sightings/schema.py`). What is followed stands apart: it is no fact
(`ledger/following/schema.py`).

The latest reading of an article is the one with the highest `sequence`; older ones stay.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, LargeBinary, Table

from onrecord.ledger.columns import flag, key, metadata, number, part_of, points_at, position, text
from onrecord.ledger.stores.types import SEQUENCE, TEXT

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

runs = Table(
    "runs",
    metadata,
    key("id"),
    text("started_at"),
    text("version"),
    text("reader"),
)

run_ends = Table(
    "run_ends",
    metadata,
    key("run_id", "runs.id"),
    text("ended_at"),
    number("seen"),
    number("kept"),
    number("new"),
    number("known"),
    number("set_aside"),
)

captures = Table(
    "captures",
    metadata,
    key("sha256"),
    number("size"),
    Column("content", LargeBinary, nullable=False),
)

observations = Table(
    "observations",
    metadata,
    key("id"),
    points_at("capture_sha256", "captures.sha256"),
    text("source"),
    text("media_type"),
    text("how"),
    text("url", optional=True),
    text("obtained_at", optional=True),
    points_at("run_id", "runs.id"),
    text("digest"),
    Index("observations_by_capture", "capture_sha256"),
)

articles = Table(
    "articles",
    metadata,
    key("id"),
    text("text"),
    text("url", optional=True),
    text("outlet", optional=True),
    text("published", optional=True),
    text("published_precision", optional=True),
)

appearances = Table(
    "appearances",
    metadata,
    key("article_id", "articles.id"),
    key("capture_sha256", "captures.sha256"),
    points_at("run_id", "runs.id"),
    Index("appearances_by_capture", "capture_sha256"),
)

readings = Table(
    "readings",
    metadata,
    Column("sequence", SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", TEXT, nullable=False, unique=True),
    points_at("article_id", "articles.id"),
    text("reader"),
    text("language"),
    text("headline", optional=True),
    text("deck", optional=True),
    text("derived_relation", optional=True),
    text("derived_mark", optional=True),
    text("derived_url", optional=True),
    text("derived_outlet", optional=True),
    text("derived_language", optional=True),
    flag("derived_machine"),
    text("digest"),
    points_at("run_id", "runs.id"),
    Index("readings_by_article", "article_id", "sequence"),
    sqlite_autoincrement=True,
)

alternates = Table(
    "alternates",
    metadata,
    key("reading_id", "readings.id"),
    position(),
    text("language"),
    text("url"),
)

blocks = Table(
    "blocks",
    metadata,
    key("reading_id", "readings.id"),
    position(),
    text("kind"),
    number("span_start"),
    number("span_end"),
)

furniture = Table(
    "furniture",
    metadata,
    key("reading_id", "readings.id"),
    position(),
    text("kind"),
    number("span_start"),
    number("span_end"),
)

claims = Table(
    "claims",
    metadata,
    key("reading_id", "readings.id"),
    key("id"),
    number("position"),
    points_at("article_id", "articles.id"),
    text("donor_name"),
    text("donor_kind"),
    text("donor_id", optional=True),
    text("capacity"),
    text("status"),
    text("fund_id", optional=True),
    text("fund_name", optional=True),
    text("amount", optional=True),
    text("amount_low", optional=True),
    text("amount_high", optional=True),
    text("currency", optional=True),
    text("amount_qualifier", optional=True),
    text("amount_wording", optional=True),
    flag("in_kind"),
    text("date", optional=True),
    text("date_precision", optional=True),
    text("confidence"),
    text("rule"),
    text("reasons", optional=True),
    Index("claims_by_id", "id"),
    Index("claims_by_article", "article_id"),
    Index("claims_by_donor", "donor_name"),
    Index("claims_by_fund", "fund_id", "status"),
)

claim_names = Table(
    "claim_names",
    metadata,
    *part_of("claims", "claim_id"),
    key("role"),
    position(),
    text("name"),
    CheckConstraint("role IN ('also', 'associated')"),
)

evidence = Table(
    "evidence",
    metadata,
    *part_of("claims", "claim_id"),
    position(),
    text("field"),
    number("span_start"),
    number("span_end"),
    text("quote"),
)

conflicts = Table(
    "conflicts",
    metadata,
    *part_of("claims", "claim_id"),
    position(),
    text("field"),
    text("rule"),
    text("rejected_field"),
    number("rejected_start"),
    number("rejected_end"),
    text("rejected_quote"),
    text("believed_field"),
    number("believed_start"),
    number("believed_end"),
    text("believed_quote"),
)

attributions = Table(
    "attributions",
    metadata,
    *part_of("claims", "claim_id"),
    position(),
    text("speaker"),
    text("role", optional=True),
    text("told_to", optional=True),
    Column("is_first", Integer, nullable=True),
)

statements = Table(
    "statements",
    metadata,
    key("reading_id", "readings.id"),
    key("id"),
    number("position"),
    points_at("article_id", "articles.id"),
    number("span_start"),
    number("span_end"),
    text("quote"),
    text("speaker_name", optional=True),
    text("speaker_kind", optional=True),
    text("speaker_role", optional=True),
    flag("verbatim"),
    flag("garbled"),
    text("reason", optional=True),
    Index("statements_by_id", "id"),
    Index("statements_by_article", "article_id"),
)

audiences = Table(
    "audiences",
    metadata,
    *part_of("statements", "statement_id"),
    position(),
    text("name"),
)

problems = Table(
    "problems",
    metadata,
    key("id"),
    text("code"),
    text("source"),
    text("place", optional=True),
    text("what"),
    text("advice", optional=True),
    points_at("reading_id", "readings.id", optional=True),
    points_at("run_id", "runs.id"),
    points_at("filing_reading_id", "filing_readings.id", optional=True),
    Index("problems_by_reading", "reading_id"),
    Index("problems_by_filing_reading", "filing_reading_id"),
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
