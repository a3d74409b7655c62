"""Filings that replaced others, the last read first, with what their covers tell otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, select

from onrecord.ledger.catalogue.filings import FilingLine, build_lines
from onrecord.ledger.filings import schema
from onrecord.ledger.filings.fetching import is_latest_reading, select_filings
from onrecord.ledger.rows import Row

__all__ = ["ChangedTotal", "Replacement", "list_replacements"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedTotal:
    """A total of the cover ("accepted") before and after; None where a cover has none."""

    name: str
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A filing that amends another: `amends` is that one's number, `before` the filing itself where it was read."""

    amends: str
    after: FilingLine
    before: FilingLine | None
    totals: tuple[ChangedTotal, ...]

    @property
    def day(self) -> date | None:
        """When the later one was filed."""
        return self.after.filed


def list_replacements(connection: Connection, size: int = 25) -> tuple[Replacement, ...]:
    """Return the filings that say which one they amend, the last read first."""
    readings = schema.filing_readings
    asked = select_filings().where(is_latest_reading(), readings.c.amends.is_not(None))
    later = [dict(row) for row in connection.execute(asked.order_by(readings.c.sequence.desc()).limit(size)).mappings()]
    earlier = _by_number(connection, sorted({row["amends"] for row in later}))
    totals = _totals(connection, [row["id"] for row in (*later, *earlier.values())])
    covers = {line.id: line for line in build_lines(connection, [*later, *earlier.values()])}
    return tuple(
        Replacement(
            amends=row["amends"],
            after=covers[row["filing_id"]],
            before=covers[old["filing_id"]] if old else None,
            totals=_changed(totals.get(old["id"], {}), totals.get(row["id"], {})) if old else (),
        )
        for row in later
        for old in (earlier.get(row["amends"]),)
    )


def _by_number(connection: Connection, numbers: list[str]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    asked = select_filings().where(is_latest_reading())
    table = schema.filing_numbers
    ids = {row.filing_id: row.number for row in connection.execute(select(table).where(table.c.number.in_(numbers)))}
    for row in connection.execute(asked.where(schema.filings.c.id.in_(sorted(ids)))).mappings():
        found[ids[row["filing_id"]]] = dict(row)
    return found


def _totals(connection: Connection, readings: list[str]) -> dict[str, dict[str, Decimal]]:
    table = schema.filing_totals
    found: dict[str, dict[str, Decimal]] = {}
    asked = select(table).where(table.c.reading_id.in_(readings)).order_by(table.c.reading_id, table.c.position)
    for row in connection.execute(asked):
        found.setdefault(row.reading_id, {})[row.name] = Decimal(row.amount)
    return found


def _changed(before: dict[str, Decimal], after: dict[str, Decimal]) -> tuple[ChangedTotal, ...]:
    names = dict.fromkeys((*before, *after))
    changes = (ChangedTotal(name=name, before=before.get(name), after=after.get(name)) for name in names)
    return tuple(change for change in changes if change.before != change.after)
