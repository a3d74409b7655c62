"""Types of columns that mean the same in both databases."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer, Text

__all__ = ["BIG", "SEQUENCE", "TEXT"]

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text, compared and sorted byte by byte, as SQLite does it; a server's own order differs from machine to machine."""

SEQUENCE = BigInteger().with_variant(Integer(), "sqlite")
"""A number that the database gives, each higher than those before. SQLite numbers only what is called INTEGER."""

BIG = BigInteger().with_variant(Integer(), "sqlite")
"""A whole number of 64 bits, as those of SQLite are, whatever they are called. People ask for the line 99999999999."""
