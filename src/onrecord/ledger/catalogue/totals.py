"""What was said and what was filed of a fund, added up from cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy import Row as SqlRow

from onrecord.ledger.derived.schema import filed_cells, pledges, said_cells
from onrecord.records import WeekTotal

__all__ = ["FiledTotal", "FundTotals", "SaidTotal", "load_totals"]

_NOT_GIVEN = ("declined", "refunded")
_CAPACITY_OF = {"person": "personal", "organization": "company"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTotal:
    """What was said of gifts of one capacity, status, kind and currency ("" where no sum was told).

    `amount` adds up the `priced` ones, which have one sum, of which `inexact` are told as "more than" it, "about" or
    "up to" it; ranges are in `low` and `high` alone.
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
    inexact: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledTotal:
    """What was filed, in dollars: `side` is "received", "refunded" or "given", `kind` that of the donor."""

    side: str
    kind: str
    lines: int
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FundTotals:
    """What was `said` and what the filings that stand show as `filed` of a fund over all weeks, and by week."""

    said: tuple[SaidTotal, ...]
    filed: tuple[FiledTotal, ...]
    weeks: tuple[WeekTotal, ...]


_Key = tuple[str, str, str, bool]
_Rows = Sequence[SqlRow[Any]]


def load_totals(connection: Connection, fund_key: str) -> FundTotals:
    """Return the totals of a fund; the weeks begin with the first.

    What a giver filed is not added to what the receiver filed in a week: it tells the same money again.
    """
    said = connection.execute(select(said_cells).where(said_cells.c.fund_key == fund_key)).all()
    filed = connection.execute(select(filed_cells).where(filed_cells.c.fund_key == fund_key)).all()
    weeks = _totals(_said_by_week(said), _filed_by_week(filed))
    inexact = _count_inexact(connection, fund_key)
    return FundTotals(said=tuple(_said_totals(said, inexact)), filed=tuple(_filed_totals(filed)), weeks=tuple(weeks))


def _count_inexact(connection: Connection, fund_key: str) -> dict[_Key, int]:
    """Return how many gifts with one sum are told inexactly, by what totals are told by."""
    own = (pledges.c.capacity, pledges.c.status, pledges.c.currency, pledges.c.in_kind)
    wanted = (pledges.c.fund_key == fund_key) & pledges.c.amount.is_not(None) & (pledges.c.amount_qualifier != "exact")
    rows = connection.execute(select(*own, func.count()).where(wanted).group_by(*own))
    return {(capacity, status, currency, bool(in_kind)): count for capacity, status, currency, in_kind, count in rows}


def _said_totals(rows: _Rows, inexact: Mapping[_Key, int]) -> Iterator[SaidTotal]:
    by_key: defaultdict[_Key, list[SqlRow[Any]]] = defaultdict(list)
    for row in rows:
        by_key[row.capacity, row.status, row.currency, bool(row.in_kind)].append(row)
    for key, own in sorted(by_key.items(), key=itemgetter(0)):
        capacity, status, currency, in_kind = key
        yield SaidTotal(
            capacity=capacity,
            status=status,
            currency=currency,
            in_kind=in_kind,
            pledges=sum(row.pledges for row in own),
            priced=sum(row.priced for row in own),
            amount=sum((Decimal(row.amount) for row in own), Decimal(0)),
            low=sum((Decimal(row.low) for row in own), Decimal(0)),
            high=sum((Decimal(row.high) for row in own), Decimal(0)),
            inexact=inexact.get(key, 0),
        )


def _filed_totals(rows: _Rows) -> Iterator[FiledTotal]:
    sums: defaultdict[tuple[str, str], list[tuple[int, Decimal]]] = defaultdict(list)
    for row in rows:
        sums[row.side, row.kind].append((row.lines, Decimal(row.amount)))
    for (side, kind), own in sorted(sums.items()):
        amount = sum((amount for _, amount in own), Decimal(0))
        yield FiledTotal(side=side, kind=kind, lines=sum(lines for lines, _ in own), amount=amount)


_Cell = tuple[str, str, str]


def _said_by_week(rows: _Rows) -> dict[_Cell, tuple[Decimal, int]]:
    found: dict[_Cell, tuple[Decimal, int]] = {}
    for row in rows:
        if row.status not in _NOT_GIVEN:
            cell = (row.week, row.capacity, row.currency or "USD")
            amount, unstated = found.get(cell, (Decimal(0), 0))
            found[cell] = (amount + Decimal(row.amount), unstated + row.pledges - row.priced)
    return found


def _filed_by_week(rows: _Rows) -> dict[_Cell, Decimal]:
    found: defaultdict[_Cell, Decimal] = defaultdict(Decimal)
    for row in rows:
        if row.side != "given":
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
