"""Columns as the tables of a ledger have them, alike in SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData

from onrecord.ledger.stores.types import BIG, TEXT

__all__ = ["big", "flag", "key", "metadata", "number", "part_of", "points_at", "position", "text"]

metadata = MetaData()


def text(name: str, *, optional: bool = False) -> Column[str]:
    """A text; NOT NULL unless it is optional."""
    return Column(name, TEXT, nullable=optional)


def number(name: str) -> Column[int]:
    """A whole number."""
    return Column(name, BIG, nullable=False)


def big(name: str) -> Column[int]:
    """A whole number of up to 63 bits, such as a sum in cents."""
    return Column(name, BigInteger, nullable=False)


def flag(name: str) -> Column[int]:
    """0 or 1."""
    return Column(name, Integer, CheckConstraint(f"{name} IN (0, 1)"), nullable=False)


def key(name: str, target: str | None = None) -> Column[str]:
    """A part of the primary key, which may also point at another table."""
    return Column(name, TEXT, *([ForeignKey(target)] if target else []), primary_key=True)


def points_at(name: str, target: str, *, optional: bool = False) -> Column[str]:
    """A reference to another table."""
    return Column(name, TEXT, ForeignKey(target), nullable=optional)


def position() -> Column[int]:
    """Where a part stands among its like, counted from 0; a part of the key."""
    return Column("position", BIG, primary_key=True, autoincrement=False)


def part_of(parent: str, owner: str) -> tuple[Column[str] | ForeignKeyConstraint, ...]:
    """Return the columns that tie a row to a claim or statement, whose key is its reading and its own id."""
    constraint = ForeignKeyConstraint(["reading_id", owner], [f"{parent}.reading_id", f"{parent}.id"])
    return (key("reading_id"), key(owner), constraint)
