"""Keep what the confidence of a claim was made of, and who is said to have reported it first."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer

from onrecord.ledger.stores.types import TEXT

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; claims of older readings have none, and their digests stay as they are."""
    op.add_column("claims", Column("reasons", TEXT, nullable=True))
    op.add_column("attributions", Column("is_first", Integer, nullable=True))


def downgrade() -> None:
    """Refuse: going back would delete facts."""
    raise NotImplementedError("a ledger is never taken back to an older form, since that would lose facts")
