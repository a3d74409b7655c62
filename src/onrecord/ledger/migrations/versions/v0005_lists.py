"""Work out once what lists, totals and the search ask for: the derived tables are dropped and made anew, wider."""

from __future__ import annotations

from alembic import op

from onrecord.ledger.derived.schema import make_tables

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the derived tables anew. They hold no facts, so the form of today is made: `rebuild` fills them."""
    op.create_index("entries_by_line", "entries", ["reading_id", "line"])
    make_tables(op.get_bind())


def downgrade() -> None:
    """Refuse: a ledger is read by the version that wrote it, or a newer one."""
    raise NotImplementedError("a ledger is never taken back to an older form, since that would lose facts")
