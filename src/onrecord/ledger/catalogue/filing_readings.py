"""Which reading tells what is in a filing."""

from __future__ import annotations

from sqlalchemy import Connection, select

from onrecord.ledger.filings.schema import filing_readings

__all__ = ["find_filing_reading"]


def find_filing_reading(connection: Connection, filing_id: str) -> str | None:
    """Return the id of the latest reading of a filing, None where there is no such filing."""
    table = filing_readings
    asked = select(table.c.id).where(table.c.filing_id == filing_id).order_by(table.c.sequence.desc()).limit(1)
    return connection.scalar(asked)
