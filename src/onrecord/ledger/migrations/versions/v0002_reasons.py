"""Keep what the confidence of a claim was made of."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; claims of older readings have none, and their digests stay as they are."""
    op.add_column("claims", Column("reasons", Text, nullable=True))


def downgrade() -> None:
    """Refuse: going back would delete facts."""
    raise NotImplementedError("a ledger is never taken back to an older form, since that would lose facts")
