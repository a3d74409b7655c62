"""What is new: gifts whose standing changed last, and the day on which the ledger begins."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, func, select

from onrecord.ledger import schema
from onrecord.ledger.catalogue.gifts import GiftLine, build_line, select_lines
from onrecord.ledger.derived.schema import pledges, standings

__all__ = ["find_first_day", "list_changed"]


def list_changed(
    connection: Connection, today: date, *, fund: str | None = None, donor: str | None = None, size: int = 50
) -> tuple[GiftLine, ...]:
    """Return the gifts whose standing as of a day began last, the last first; a gift that was only announced is none.

    `fund` and `donor` are keys.
    """
    asked = select_lines(today).where(standings.c.name != "announced", standings.c.since.is_not(None))
    for value, column in ((fund, pledges.c.fund_key), (donor, pledges.c.donor_key)):
        if value is not None:
            asked = asked.where(column == value)
    rows = connection.execute(asked.order_by(standings.c.since.desc(), pledges.c.id.desc()).limit(size))
    return tuple(map(build_line, rows))


def find_first_day(connection: Connection) -> date | None:
    """Return the day on which anything was first recorded; None in an empty ledger."""
    first = connection.scalar(select(func.min(schema.runs.c.started_at)))
    return None if first is None else datetime.fromisoformat(first).date()
