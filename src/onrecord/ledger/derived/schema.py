"""The derived tables. No facts: `onrecord rebuild` empties them and fills them again with the same rows.

derivations                                 what they were made of, so that it can be told when they are stale
tellings                                    each current claim, and the group that it tells of: one donor, one fund
standing_filings, filer_keys                the filings whose lines count, and by what those of givers are found
filed_lines, filed_words, filed_beginnings  an index of the lines that pledges are held against
pledges ─ pledge_claims, pledge_origins, pledge_names, disagreements, matches ─ match_entries, match_differences
   ├ standings                              where it stands, from which day on
   ├ pledge_words                           what it is found by: a full-text index
   └ match_candidates                       filed lines that it may be: who shares one, decides for the other
origins ─ origin_articles                   of each group its own: independent sources are a question about a gift
donors, told_funds                          who gives, and to whom
waiting                                     what waits for a person: a question a row
name_marks                                  by what donors to one fund are found whose names are alike
touches                                     with which facts what pages show was derived last
sketches                                    articles of much-told gifts in brief, so that they are not read again
said_cells, filed_cells                     totals by week, so that none is counted when it is asked for
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, LargeBinary, MetaData, Table

from onrecord.ledger.columns import big, flag, key, number, position, text
from onrecord.ledger.stores.searching import make_search
from onrecord.ledger.stores.types import TEXT

__all__ = [
    "DERIVED",
    "ORDERS",
    "derivations",
    "derived",
    "disagreements",
    "donors",
    "filed_beginnings",
    "filed_cells",
    "filed_lines",
    "filed_words",
    "filer_keys",
    "make_tables",
    "match_candidates",
    "match_differences",
    "match_entries",
    "matches",
    "name_marks",
    "origin_articles",
    "origins",
    "pledge_claims",
    "pledge_names",
    "pledge_origins",
    "pledge_words",
    "pledges",
    "said_cells",
    "sketches",
    "standing_filings",
    "standings",
    "tellings",
    "told_funds",
    "touches",
    "waiting",
]

ORDERS = (
    "newest_order",
    "oldest_order",
    "amount_order",
    "gap_order",
    "sort_name",
    "origins",
    "added_at",
    "changed_at",
)
"""The columns of `pledges` that a list is sorted by."""

derived = MetaData()
"""Apart from the facts: these tables are emptied, and nothing guards them."""

derivations = Table(
    "derivations",
    derived,
    key("id"),
    number("readings"),
    number("filing_readings"),
    number("judgements"),
    number("sightings"),
    text("reader"),
)

tellings = Table(
    "tellings",
    derived,
    key("claim_id"),
    text("article_id"),
    text("own_key"),
    text("donor_key"),
    text("group_key"),
    flag("is_sure"),
    Index("tellings_by_article", "article_id"),
    Index("tellings_by_own_key", "own_key"),
    Index("tellings_by_donor", "donor_key"),
    Index("tellings_by_group", "group_key"),
)

standing_filings = Table("standing_filings", derived, key("filing_id"), text("reading_id"))

filer_keys = Table("filer_keys", derived, key("filing_id"), key("key"), Index("filer_keys_by_key", "key", "filing_id"))

filed_lines = Table(
    "filed_lines",
    derived,
    key("line_key"),
    *(text(name) for name in ("fund_id", "side", "role", "reading_id")),
    number("place"),
    text("name"),
    text("amount"),
    Index("filed_lines_by_amount", "fund_id", "side", "role", "amount"),
    Index("filed_lines_by_name", "fund_id", "role", "name"),
)

filed_words = Table(
    "filed_words", derived, *(key(name) for name in ("word", "fund_id", "side", "line_key")), sqlite_with_rowid=False
)

filed_beginnings = Table(
    "filed_beginnings",
    derived,
    *(key(name) for name in ("beginning", "fund_id", "side", "giver")),
    sqlite_with_rowid=False,
)

origins = Table("origins", derived, key("group_key"), key("id"), text("first_article_id"))

origin_articles = Table(
    "origin_articles",
    derived,
    key("group_key"),
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
    text("group_key"),
    text("donor_key"),
    text("donor_name"),
    text("donor_kind"),
    text("donor_party_id", optional=True),
    text("donor_reasons"),
    text("donor_parts", optional=True),
    flag("donor_weak"),
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
    text("fund_key"),
    text("week"),
    text("newest_order"),
    text("oldest_order"),
    big("amount_order"),
    text("filed_amount", optional=True),
    big("gap_order"),
    text("verdict", optional=True),
    text("sort_name"),
    number("conflicts"),
    flag("is_corrected"),
    text("names"),
    text("added_at"),
    text("changed_at"),
    big("search_row"),
    *(Index(f"pledges_by_{name}", name, "id") for name in ORDERS),
    *(Index(f"pledges_of_fund_by_{name}", "fund_key", name, "id") for name in ORDERS),
    Index("pledges_of_fund_by_week", "fund_key", "week", "fund_id", "fund_name"),
    Index("pledges_by_group", "group_key"),
    Index("pledges_by_first_day", "first_reported", "key"),
    Index("pledges_by_fund", "fund_id"),
    Index("pledges_by_donor", "donor_key", "newest_order"),
    Index("pledges_by_search_row", "search_row", *ORDERS, "id"),
    Index("pledges_by_correction", "is_corrected", "newest_order", "id"),
    Index("pledges_by_status", "status", "fund_key", *ORDERS, "id"),
)

standings = Table(
    "standings",
    derived,
    key("pledge_id"),
    position(),
    text("starts"),
    text("ends"),
    text("name"),
    text("due", optional=True),
    text("since", optional=True),
    Index("standings_by_name", "name", "starts", "ends", "pledge_id"),
    Index("standings_by_day", "since", "pledge_id"),
)

pledge_words = Table(
    "pledge_words", derived, Column("rowid", BigInteger, primary_key=True, autoincrement=False), Column("words", TEXT)
)
"""A full-text index, made by `make_search`: accents and capitals do not count."""

donors = Table(
    "donors",
    derived,
    key("key"),
    text("name"),
    text("kind"),
    text("party_id", optional=True),
    text("sort_name"),
    number("pledges"),
    text("dollars"),
    big("amount_order"),
    Index("donors_by_name", "sort_name", "key"),
    Index("donors_by_amount", "amount_order", "key"),
)

told_funds = Table(
    "told_funds", derived, key("key"), text("fund_id", optional=True), text("name", optional=True), number("pledges")
)

said_cells = Table(
    "said_cells",
    derived,
    *(key(name) for name in ("fund_key", "week", "capacity", "status", "kind", "currency")),
    Column("in_kind", Integer, primary_key=True, autoincrement=False),
    number("pledges"),
    number("priced"),
    *(text(name) for name in ("amount", "low", "high")),
)

filed_cells = Table(
    "filed_cells",
    derived,
    *(key(name) for name in ("fund_key", "week", "side", "kind")),
    number("lines"),
    text("amount"),
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
    *(text(name) for name in ("field", "said", "filed", "by_how_much")),
)

match_candidates = Table(
    "match_candidates",
    derived,
    key("pledge_id"),
    key("line_key"),
    Index("match_candidates_by_line", "line_key"),
)

waiting = Table(
    "waiting",
    derived,
    key("id"),
    text("kind"),
    big("rank"),
    text("fund_key"),
    text("group_key"),
    text("other_group", optional=True),
    text("subject"),
    text("other", optional=True),
    Index("waiting_by_rank", "rank", "id"),
    Index("waiting_by_kind", "kind", "rank", "id"),
    Index("waiting_of_fund", "fund_key", "rank", "id"),
    Index("waiting_of_fund_by_kind", "fund_key", "kind", "rank", "id"),
    Index("waiting_by_group", "group_key"),
    Index("waiting_by_other_group", "other_group"),
    Index("waiting_by_subject", "subject"),
)

name_marks = Table(
    "name_marks",
    derived,
    *(key(name) for name in ("group_key", "kind", "mark")),
    text("fund_key"),
    Index("name_marks_by_mark", "fund_key", "kind", "mark", "group_key"),
)

touches = Table("touches", derived, key("subject"), text("facts"))
"""When, not what: a rebuild makes other rows than who keeps up (`derived.touches`)."""

sketches = Table("sketches", derived, key("article_id"), Column("content", LargeBinary, nullable=False))
"""Articles in brief, of gifts that many tell of (`derived.sketch_rows`): to be sooner, and to change nothing."""

DERIVED = (
    sketches,
    touches,
    waiting,
    name_marks,
    filed_cells,
    said_cells,
    told_funds,
    donors,
    pledge_words,
    standings,
    match_candidates,
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
    tellings,
    filed_beginnings,
    filed_words,
    filed_lines,
    filer_keys,
    standing_filings,
    derivations,
)
"""All of them, in an order in which they can be emptied."""


def make_tables(connection: Connection) -> None:
    """Drop the derived tables where they are, and make them empty: they hold nothing that is not made again."""
    for table in DERIVED:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table.name}")
    derived.create_all(connection, tables=[table for table in DERIVED if table is not pledge_words])
    make_search(connection)
