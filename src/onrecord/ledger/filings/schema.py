"""The tables of filings. Facts, as all others: only ever added.

    filings ─ filing_numbers                    reports, and what the office calls them
       ├ filing_appearances                     the captures that hold them
       └ filing_readings ─ filing_totals, filing_rows, filing_checks
            ├ entries ─ entry_streets           its receipts and refunds, line by line
            └ problems

The latest reading of a filing is the one with the highest `sequence`. A line itself is not kept twice: the capture
has it, and `entries.line` says where. Streets stand apart, so that a page on this file can leave that table out.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Table

from onrecord.ledger.columns import flag, key, metadata, number, points_at, position, text
from onrecord.ledger.stores.types import BIG, SEQUENCE, TEXT

__all__ = [
    "PARTS",
    "entries",
    "entry_streets",
    "filing_appearances",
    "filing_checks",
    "filing_numbers",
    "filing_readings",
    "filing_rows",
    "filing_totals",
    "filings",
]

filings = Table(
    "filings",
    metadata,
    key("id"),
    text("system"),
    text("digest"),
    points_at("run_id", "runs.id"),
)

filing_numbers = Table(
    "filing_numbers",
    metadata,
    key("filing_id", "filings.id"),
    key("number"),
    points_at("run_id", "runs.id"),
    Index("filing_numbers_by_number", "number"),
)

filing_appearances = Table(
    "filing_appearances",
    metadata,
    key("filing_id", "filings.id"),
    key("capture_sha256", "captures.sha256"),
    points_at("run_id", "runs.id"),
    Index("filing_appearances_by_capture", "capture_sha256"),
)

filing_readings = Table(
    "filing_readings",
    metadata,
    Column("sequence", SEQUENCE, primary_key=True, autoincrement=True),
    Column("id", TEXT, nullable=False, unique=True),
    points_at("filing_id", "filings.id"),
    text("reader"),
    text("form"),
    text("version"),
    text("filer_id"),
    text("filer_name"),
    text("lobbyist"),
    text("report_code"),
    text("covers_from", optional=True),
    text("covers_through", optional=True),
    text("amends", optional=True),
    Column("report_number", BIG, nullable=True),
    text("signed", optional=True),
    text("received", optional=True),
    text("posted"),
    text("comments"),
    text("software"),
    text("mapping"),
    text("digest"),
    points_at("run_id", "runs.id"),
    Index("filing_readings_by_filing", "filing_id", "sequence"),
    Index("filing_readings_by_filer", "filer_id"),
    sqlite_autoincrement=True,
)

filing_totals = Table(
    "filing_totals",
    metadata,
    key("reading_id", "filing_readings.id"),
    position(),
    text("name"),
    text("amount"),
)

filing_rows = Table(
    "filing_rows",
    metadata,
    key("reading_id", "filing_readings.id"),
    position(),
    text("row_type"),
    number("lines"),
)

filing_checks = Table(
    "filing_checks",
    metadata,
    key("reading_id", "filing_readings.id"),
    position(),
    text("code"),
    text("what"),
    text("lines"),
)

entries = Table(
    "entries",
    metadata,
    key("reading_id", "filing_readings.id"),
    position(),
    text("side"),
    number("line"),
    text("row_type"),
    text("transaction_id", optional=True),
    text("back_reference", optional=True),
    text("kind"),
    text("entity", optional=True),
    text("name"),
    text("last_name", optional=True),
    text("first_name", optional=True),
    text("middle_name", optional=True),
    text("name_prefix", optional=True),
    text("name_suffix", optional=True),
    text("city", optional=True),
    text("state", optional=True),
    text("zip", optional=True),
    text("country", optional=True),
    text("date", optional=True),
    text("amount", optional=True),
    text("aggregate", optional=True),
    flag("in_kind"),
    flag("is_memo"),
    text("memo", optional=True),
    text("employer", optional=True),
    text("occupation", optional=True),
    text("purpose", optional=True),
    text("other_committee", optional=True),
    text("payee", optional=True),
    text("honoree", optional=True),
    text("item_type", optional=True),
    text("fund_id", optional=True),
    text("fund_reason", optional=True),
    CheckConstraint("side IN ('receipt', 'refund')"),
    Index("entries_by_name", "name"),
    Index("entries_by_line", "reading_id", "line"),
    Index("entries_by_fund", "fund_id"),
)

entry_streets = Table(
    "entry_streets",
    metadata,
    key("reading_id", "filing_readings.id"),
    position(),
    text("street_1", optional=True),
    text("street_2", optional=True),
)

PARTS = (filing_totals, filing_rows, filing_checks, entries, entry_streets)
"""What a reading of a filing is made of besides its own row; the key of each is the reading and a position."""
