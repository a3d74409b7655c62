"""The derived tables. No facts: `onrecord rebuild` empties them and fills them again with the same rows.

derivations                                 what they were made of, so that it can be told when they are stale
pledges ─ pledge_claims, pledge_origins, pledge_names, disagreements, matches ─ match_entries, match_differences
origins ─ origin_articles
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, Table

from onrecord.ledger.columns import flag, key, number, position, text

__all__ = [
    "DERIVED",
    "derivations",
    "derived",
    "disagreements",
    "match_differences",
    "match_entries",
    "matches",
    "origin_articles",
    "origins",
    "pledge_claims",
    "pledge_names",
    "pledge_origins",
    "pledges",
]

derived = MetaData()
"""Apart from the facts: these tables are emptied, and nothing guards them."""

derivations = Table(
    "derivations",
    derived,
    key("id"),
    number("readings"),
    number("filing_readings"),
    number("judgements"),
    text("reader"),
)

origins = Table("origins", derived, key("id"), text("first_article_id"))

origin_articles = Table(
    "origin_articles",
    derived,
    key("origin_id"),
    position(),
    text("article_id"),
    text("copy_of", optional=True),
    text("reason", optional=True),
    text("detail", optional=True),
    Index("origin_articles_by_article", "article_id"),
)

pledges = Table(
    "pledges",
    derived,
    key("id"),
    text("key"),
    text("donor_key"),
    text("donor_name"),
    text("donor_kind"),
    text("donor_party_id", optional=True),
    text("donor_reasons"),
    text("capacity"),
    text("fund_id", optional=True),
    text("fund_name", optional=True),
    text("status"),
    text("amount", optional=True),
    text("amount_low", optional=True),
    text("amount_high", optional=True),
    text("currency", optional=True),
    text("amount_qualifier", optional=True),
    text("amount_wording", optional=True),
    flag("in_kind"),
    text("first_reported", optional=True),
    text("first_reported_precision", optional=True),
    text("first_outlet", optional=True),
    text("confidence"),
    number("articles"),
    number("origins"),
    Index("pledges_by_day", "first_reported"),
    Index("pledges_by_fund", "fund_id"),
    Index("pledges_by_donor", "donor_key"),
)

pledge_claims = Table(
    "pledge_claims",
    derived,
    key("pledge_id"),
    position(),
    text("claim_id"),
    Index("pledge_claims_by_claim", "claim_id"),
)

pledge_origins = Table("pledge_origins", derived, key("pledge_id"), key("origin_id"))

pledge_names = Table("pledge_names", derived, key("pledge_id"), position(), text("name"))

disagreements = Table(
    "disagreements",
    derived,
    key("pledge_id"),
    key("field"),
    position(),
    text("value"),
    text("origin_ids"),
    text("corrected", optional=True),
)

matches = Table(
    "matches",
    derived,
    key("pledge_id"),
    position(),
    text("side"),
    text("verdict"),
    text("score"),
    text("reasons"),
    text("refunded"),
)

match_entries = Table(
    "match_entries",
    derived,
    key("pledge_id"),
    Column("match_position", Integer, primary_key=True, autoincrement=False),
    position(),
    text("role"),
    text("filing_id"),
    number("line"),
    Index("match_entries_by_filing", "filing_id", "line"),
)

match_differences = Table(
    "match_differences",
    derived,
    key("pledge_id"),
    Column("match_position", Integer, primary_key=True, autoincrement=False),
    position(),
    text("field"),
    text("said"),
    text("filed"),
    text("by_how_much"),
)

DERIVED = (
    match_differences,
    match_entries,
    matches,
    disagreements,
    pledge_names,
    pledge_origins,
    pledge_claims,
    pledges,
    origin_articles,
    origins,
    derivations,
)
"""All of them, in an order in which they can be emptied."""
