"""The tables of the accounts file. Times are whole seconds since 1970 in UTC, so that they compare."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

__all__ = ["APPLICATION_ID", "VERSION", "attempts", "metadata", "retired_names", "sessions", "users"]

APPLICATION_ID = 0x6F724163
"""What SQLite keeps in the head of the file ("orAc"), so that a ledger or anything else is not taken for accounts."""

VERSION = 1

metadata = MetaData()

users = Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    Column("hash", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("created", Integer, nullable=False),
    Column("last_login", Integer),
    Column("disabled", Integer),
    CheckConstraint("role IN ('reader', 'reviewer', 'admin')"),
    sqlite_autoincrement=True,
)

# Only the hash of a session's token is kept: whoever reads the file cannot go on in anybody's session.
sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("user_id", Integer, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("opened", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
    Index("sessions_by_user", "user_id"),
)

# Judgements carry names: a name that is taken away is given to nobody else.
retired_names = Table(
    "retired_names",
    metadata,
    Column("folded", Text, primary_key=True),
    Column("retired", Integer, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("at", Float, nullable=False),
    Column("expires", Float, nullable=False),
    Index("attempts_by_key", "key", "at"),
    Index("attempts_by_end", "expires"),
)
