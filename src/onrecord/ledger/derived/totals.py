"""Totals by fund and week: cells that add up to every total that is shown, so that no total is counted when asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from onrecord.ledger.derived.listing import NO_DAY, fund_key, week_of
from onrecord.ledger.rows import Row
from onrecord.records import FiledEntry, Pledge, Refund

__all__ = ["filed_cells", "fund_rows", "said_cells"]

_Key = tuple[str | int, ...]


@dataclass(slots=True)
class _Sums:
    """What the gifts of a cell come to. `low` and `high` are the least and the most that was told."""

    pledges: int = 0
    priced: int = 0
    amount: Decimal = Decimal(0)
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)


_SAID = ("fund_key", "week", "capacity", "status", "kind", "currency", "in_kind")
_FILED = ("fund_key", "week", "side", "kind")


def said_cells(pledges: Iterable[Pledge]) -> Iterator[Row]:
    """Yield what was said: gifts by fund, week of the first report, capacity, status, kind of donor and currency.

    `priced` counts those with one exact sum, which `amount` adds up; a range counts in `low` and `high` alone.
    """
    cells: dict[_Key, _Sums] = {}
    for pledge in pledges:
        _add(cells.setdefault(_said_key(pledge), _Sums()), pledge)
    for key, sums in cells.items():
        yield {
            **dict(zip(_SAID, key, strict=True)),
            "pledges": sums.pledges,
            "priced": sums.priced,
            **{name: str(getattr(sums, name)) for name in ("amount", "low", "high")},
        }


def _said_key(pledge: Pledge) -> _Key:
    day = pledge.first_reported
    return (
        fund_key(pledge),
        week_of(day.value) if day else NO_DAY,
        pledge.capacity,
        pledge.status,
        pledge.donor.kind,
        pledge.money.currency if pledge.money else "",
        int(pledge.in_kind),
    )


def _add(sums: _Sums, pledge: Pledge) -> None:
    sums.pledges += 1
    money = pledge.money
    if money is None:
        return
    exact = money.amount
    sums.priced += exact is not None
    sums.amount += exact or Decimal(0)
    sums.low += next((one for one in (money.low, exact) if one is not None), Decimal(0))
    sums.high += next((one for one in (money.high, exact, money.low) if one is not None), Decimal(0))


def filed_cells(filed: Iterable[FiledEntry]) -> Iterator[Row]:
    """Yield what was filed, in dollars: lines by fund, week of the gift, side and kind of donor.

    `side` is "received", "refunded" (both as the receiver filed) or "given" (as the giver filed).
    """
    cells: dict[_Key, tuple[int, Decimal]] = {}
    for one in filed:
        if one.fund is None or one.entry.amount is None:
            continue
        key = (one.fund, week_of(one.entry.date) if one.entry.date else NO_DAY, _side(one), one.entry.kind)
        lines, amount = cells.get(key, (0, Decimal(0)))
        cells[key] = (lines + 1, amount + one.entry.amount)
    for place, (lines, amount) in cells.items():
        yield {**dict(zip(_FILED, place, strict=True)), "lines": lines, "amount": str(amount)}


def _side(one: FiledEntry) -> str:
    if one.is_given:
        return "given"
    return "refunded" if isinstance(one.entry, Refund) else "received"


def fund_rows(pledges: Iterable[Pledge]) -> Iterator[Row]:
    """Yield the funds that are told of, each by the name that most of its gifts have, and how many gifts it has."""
    own: dict[str, list[Pledge]] = {}
    for pledge in pledges:
        own.setdefault(fund_key(pledge), []).append(pledge)
    for key, gifts in own.items():
        names = [gift.fund.name for gift in gifts if gift.fund.name]
        name = max(sorted(set(names)), key=names.count, default=None)
        yield {"key": key, "fund_id": gifts[0].fund.id, "name": name, "pledges": len(gifts)}
