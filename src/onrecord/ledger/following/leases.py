"""Leases: who may visit a host, tell what is new, or deliver by a channel, and until when.

A lease is taken by one statement that changes the row only where nobody else holds it, so that of two processes one
gets it, in SQLite and in PostgreSQL alike. A process that is killed holds its leases until they end.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, or_, select, update

from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.following.moments import moment_text
from onrecord.ledger.following.schema import leases
from onrecord.ledger.stores.adding import add_row

__all__ = ["LEASE", "drop_holders", "find_holders", "give_back", "holds_lease", "take_lease"]

LEASE = timedelta(minutes=5)
"""How long a lease lasts: longer than the slowest page takes; it is taken again before each page."""


def take_lease(connection: Connection, name: str, holder: str, now: datetime) -> bool:
    """Take a lease, or hold on to it; return False where another holds it, or where it is not free yet."""
    add_row(connection, leases, {"name": name, "holder": None, "until": "", "free_from": ""})
    row, moment = leases.c, moment_text(now)
    # One that ends later than any can was taken by a clock that was wrong.
    is_over = or_(row.holder.is_(None), row.until <= moment, row.until > moment_text(now + 2 * LEASE))
    is_free = or_(row.free_from <= moment, row.free_from > moment_text(now + 2 * LEASE))
    asked = update(leases).where(row.name == name, or_(row.holder == holder, and_(is_over, is_free)))
    return connection.execute(asked.values(holder=holder, until=moment_text(now + LEASE))).rowcount == 1


def holds_lease(connection: Connection, name: str, holder: str) -> bool:
    """Whether nobody else took the lease meanwhile; in PostgreSQL the row is kept from others until we commit."""
    asked = update(leases).where(leases.c.name == name, leases.c.holder == holder)
    return connection.execute(asked.values(holder=holder)).rowcount == 1


def give_back(connection: Connection, name: str, holder: str, free_from: datetime) -> None:
    """Let go of a lease; nobody takes it before `free_from`: a host has a rest, whoever visits it next."""
    asked = update(leases).where(leases.c.name == name, leases.c.holder == holder)
    connection.execute(asked.values(holder=None, free_from=moment_text(free_from)))


def find_holders(connection: Connection) -> set[str]:
    """Return who holds leases."""
    return set(connection.scalars(select(leases.c.holder).where(leases.c.holder.is_not(None)).distinct()))


def drop_holders(connection: Connection, holders: Iterable[str]) -> None:
    """Free what processes hold that are known to have ended."""
    for some in some_at_once(set(holders)):
        connection.execute(update(leases).where(leases.c.holder.in_(some)).values(holder=None))
