"""Keep filings: reports, their readings, and every itemised line."""

from __future__ import annotations

from alembic import op
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, PrimaryKeyConstraint, UniqueConstraint

from onrecord.ledger.migrations.guards import guard_facts
from onrecord.ledger.migrations.views import FILING_VIEWS
from onrecord.ledger.stores.types import BIG, SEQUENCE, TEXT

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FACTS = (
    "filings",
    "filing_numbers",
    "filing_appearances",
    "filing_readings",
    "filing_totals",
    "filing_rows",
    "filing_checks",
    "entries",
    "entry_streets",
)


def upgrade() -> None:
    """Make the tables, their indexes, guards and views; problems may be of a filing from now on."""
    _make_filings()
    _make_readings()
    _make_parts()
    _make_entries()
    # A column with a reference can be added in place only where it may be empty, which it may.
    collated = 'COLLATE "C"' if op.get_bind().dialect.name == "postgresql" else ""
    op.execute(f"ALTER TABLE problems ADD COLUMN filing_reading_id TEXT {collated} REFERENCES filing_readings (id)")
    op.create_index("problems_by_filing_reading", "problems", ["filing_reading_id"])
    guard_facts(FACTS)
    for name, query in FILING_VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")


def downgrade() -> None:
    """Refuse: going back would delete facts."""
    raise NotImplementedError("a ledger is never taken back to an older form, since that would lose facts")


def _text(name: str, target: str | None = None, *, optional: bool = False) -> Column[str]:
    return Column(name, TEXT, *([ForeignKey(target)] if target else []), nullable=optional)


def _number(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, BIG, nullable=optional)


def _flag(name: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(f"{name} IN (0, 1)"), nullable=False)


def _make_filings() -> None:
    """Reports, what the office calls them, and the bytes that hold them."""
    op.create_table(
        "filings",
        _text("id"),
        _text("system"),
        _text("digest"),
        _text("run_id", "runs.id"),
        PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "filing_numbers",
        _text("filing_id", "filings.id"),
        _text("number"),
        _text("run_id", "runs.id"),
        PrimaryKeyConstraint("filing_id", "number"),
    )
    op.create_index("filing_numbers_by_number", "filing_numbers", ["number"])
    op.create_table(
        "filing_appearances",
        _text("filing_id", "filings.id"),
        _text("capture_sha256", "captures.sha256"),
        _text("run_id", "runs.id"),
        PrimaryKeyConstraint("filing_id", "capture_sha256"),
    )
    op.create_index("filing_appearances_by_capture", "filing_appearances", ["capture_sha256"])


def _make_readings() -> None:
    """What one version of the reader made of a report's cover."""
    op.create_table(
        "filing_readings",
        Column("sequence", SEQUENCE, primary_key=True, autoincrement=True),
        _text("id"),
        _text("filing_id", "filings.id"),
        *(_text(name) for name in ("reader", "form", "version", "filer_id", "filer_name", "lobbyist")),
        _text("report_code"),
        *(_text(name, optional=True) for name in ("covers_from", "covers_through", "amends")),
        Column("report_number", BIG, nullable=True),
        *(_text(name, optional=True) for name in ("signed", "received")),
        *(_text(name) for name in ("posted", "comments", "software", "mapping", "digest")),
        _text("run_id", "runs.id"),
        UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("filing_readings_by_filing", "filing_readings", ["filing_id", "sequence"])
    op.create_index("filing_readings_by_filer", "filing_readings", ["filer_id"])


def _make_part(name: str, *columns: Column[str] | Column[int] | CheckConstraint) -> None:
    op.create_table(
        name,
        _text("reading_id", "filing_readings.id"),
        Column("position", BIG, autoincrement=False),
        *columns,
        PrimaryKeyConstraint("reading_id", "position"),
    )


def _make_parts() -> None:
    """Totals of the cover, lines by type, and what should be looked at."""
    _make_part("filing_totals", _text("name"), _text("amount"))
    _make_part("filing_rows", _text("row_type"), _number("lines"))
    _make_part("filing_checks", _text("code"), _text("what"), _text("lines"))


def _make_entries() -> None:
    """Receipts and refunds; streets apart."""
    _make_part(
        "entries",
        _text("side"),
        _number("line"),
        _text("row_type"),
        *(_text(name, optional=True) for name in ("transaction_id", "back_reference")),
        _text("kind"),
        _text("entity", optional=True),
        _text("name"),
        *(_text(f"{name}_name", optional=True) for name in ("last", "first", "middle")),
        *(_text(f"name_{name}", optional=True) for name in ("prefix", "suffix")),
        *(_text(name, optional=True) for name in ("city", "state", "zip", "country", "date", "amount", "aggregate")),
        _flag("in_kind"),
        _flag("is_memo"),
        *(_text(name, optional=True) for name in ("memo", "employer", "occupation", "purpose")),
        *(_text(name, optional=True) for name in ("other_committee", "payee", "honoree")),
        *(_text(name, optional=True) for name in ("item_type", "fund_id", "fund_reason")),
        CheckConstraint("side IN ('receipt', 'refund')"),
    )
    op.create_index("entries_by_name", "entries", ["name"])
    op.create_index("entries_by_fund", "entries", ["fund_id"])
    _make_part("entry_streets", _text("street_1", optional=True), _text("street_2", optional=True))
