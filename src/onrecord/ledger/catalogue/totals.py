"""What was said and what was filed of a fund, added up from cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, select

from onrecord.ledger.derived.schema import filed_cells, said_cells
from onrecord.records import WeekTotal

__all__ = ["FiledTotal", "SaidTotal", "filed_totals", "said_totals", "week_totals"]

_NOT_GIVEN = ("declined", "refunded")
_CAPACITY_OF = {"person": "personal", "organization": "company"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTotal:
    """What was said of gifts of one capacity, status, kind and currency ("" where no sum was told).

    `amount` adds up the `priced` ones, which have one exact sum; ranges are in `low` and `high` alone.
    """

    capacity: str
    status: str
    currency: str
    in_kind: bool
    pledges: int
    priced: int
    amount: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledTotal:
    """What was filed, in dollars: `side` is "received", "refunded" or "given", `kind` that of the donor."""

    side: str
    kind: str
    lines: int
    amount: Decimal


_Key = tuple[str, str, str, bool]


def said_totals(connection: Connection, fund_key: str) -> tuple[SaidTotal, ...]:
    """Return what was said of gifts to a fund, over all weeks."""
    sums: dict[_Key, SaidTotal] = {}
    for row in connection.execute(select(said_cells).where(said_cells.c.fund_key == fund_key)):
        key = (row.capacity, row.status, row.currency, bool(row.in_kind))
        known = sums.get(key) or _nothing(key)
        sums[key] = SaidTotal(
            **dict(zip(("capacity", "status", "currency", "in_kind"), key, strict=True)),
            pledges=known.pledges + row.pledges,
            priced=known.priced + row.priced,
            amount=known.amount + Decimal(row.amount),
            low=known.low + Decimal(row.low),
            high=known.high + Decimal(row.high),
        )
    return tuple(sums[key] for key in sorted(sums))


def _nothing(key: _Key) -> SaidTotal:
    none = Decimal(0)
    capacity, status, currency, in_kind = key
    return SaidTotal(
        capacity=capacity,
        status=status,
        currency=currency,
        in_kind=in_kind,
        pledges=0,
        priced=0,
        amount=none,
        low=none,
        high=none,
    )


def filed_totals(connection: Connection, fund_key: str) -> tuple[FiledTotal, ...]:
    """Return what the filings that stand show of a fund, over all weeks."""
    sums: defaultdict[tuple[str, str], list[tuple[int, Decimal]]] = defaultdict(list)
    for row in connection.execute(select(filed_cells).where(filed_cells.c.fund_key == fund_key)):
        sums[row.side, row.kind].append((row.lines, Decimal(row.amount)))
    return tuple(
        FiledTotal(
            side=side,
            kind=kind,
            lines=sum(lines for lines, _ in own),
            amount=sum((amount for _, amount in own), Decimal(0)),
        )
        for (side, kind), own in sorted(sums.items())
    )


def week_totals(connection: Connection, fund_key: str) -> tuple[WeekTotal, ...]:
    """Return what was said and filed of a fund by week, capacity and currency, the first week first.

    What a giver filed is not added to what the receiver filed: it tells the same money again.
    """
    said = _said_by_week(connection, fund_key)
    filed = _filed_by_week(connection, fund_key)
    return tuple(_totals(said, filed))


_Cell = tuple[str, str, str]


def _said_by_week(connection: Connection, fund_key: str) -> dict[_Cell, tuple[Decimal, int]]:
    found: dict[_Cell, tuple[Decimal, int]] = {}
    asked = select(said_cells).where(said_cells.c.fund_key == fund_key, said_cells.c.status.not_in(_NOT_GIVEN))
    for row in connection.execute(asked):
        cell = (row.week, row.capacity, row.currency or "USD")
        amount, unstated = found.get(cell, (Decimal(0), 0))
        found[cell] = (amount + Decimal(row.amount), unstated + row.pledges - row.priced)
    return found


def _filed_by_week(connection: Connection, fund_key: str) -> dict[_Cell, Decimal]:
    found: defaultdict[_Cell, Decimal] = defaultdict(Decimal)
    asked = select(filed_cells).where(filed_cells.c.fund_key == fund_key, filed_cells.c.side != "given")
    for row in connection.execute(asked):
        cell = (row.week, _CAPACITY_OF.get(row.kind, "unknown"), "USD")
        found[cell] += Decimal(row.amount) * (-1 if row.side == "refunded" else 1)
    return found


def _totals(said: dict[_Cell, tuple[Decimal, int]], filed: dict[_Cell, Decimal]) -> Iterator[WeekTotal]:
    cells: Iterable[_Cell] = sorted(said.keys() | filed.keys())
    for cell in cells:
        amount, unstated = said.get(cell, (Decimal(0), 0))
        week, capacity, currency = cell
        yield WeekTotal(
            week=date.fromisoformat(week) if week else None,
            capacity=capacity,
            currency=currency,
            said=amount,
            filed=filed.get(cell, Decimal(0)),
            unstated=unstated,
        )
