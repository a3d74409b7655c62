"""Totals by fund and week, by donor, by fund: added up once, so that no total is counted when it is asked for.

Each is added up from the rows of `pledges`: from all when all is made anew, from those that a change touches when it is
kept up. So both give the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, Table, func, select

from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.listing import NO_DAY, cents, week_of
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.filtering import fold
from onrecord.ledger.rows import Row
from onrecord.matching.gift_lines import is_gift, is_sent_back
from onrecord.matching.lines import drop_repeats
from onrecord.records import FiledEntry, Refund
from onrecord.reference.matching import load_match_policy

__all__ = ["donor_rows", "filed_cells", "fund_rows", "said_cells"]

_NOT_GIVEN = ("declined", "refunded")


def donor_rows(connection: Connection, pledges: Table, keys: Iterable[str] | None = None) -> Iterator[Row]:
    """Yield donors, each with how many gifts, and with the dollars of those told with one sum.

    What was refused or sent back is not among the dollars. `pledges` is the table, or a draft of it.
    """
    column = pledges.c.donor_key
    question = select(*(pledges.c[name] for name in _OF_DONORS)).order_by(column)
    questions = [question] if keys is None else [question.where(column.in_(some)) for some in some_at_once(keys)]
    for asked in questions:
        for key, rows in groupby(stream_rows(connection, asked), key=itemgetter("donor_key")):
            yield _donor_row(key, list(rows))


_OF_DONORS = ("donor_key", "donor_name", "donor_kind", "donor_party_id", "status", "currency", "amount")


def _donor_row(key: str, gifts: list[Row]) -> Row:
    longest = max(gifts, key=_by_name)
    dollars = sum((Decimal(gift["amount"]) for gift in gifts if _is_dollars(gift)), Decimal(0))
    return {
        "key": key,
        "name": longest["donor_name"],
        "kind": longest["donor_kind"],
        "party_id": longest["donor_party_id"],
        "sort_name": fold(longest["donor_name"]),
        "pledges": len(gifts),
        "dollars": str(dollars),
        "amount_order": cents(dollars),
    }


def _by_name(gift: Row) -> tuple[int, str, str, str]:
    return (len(gift["donor_name"]), gift["donor_name"], gift["donor_kind"], gift["donor_party_id"] or "")


def _is_dollars(gift: Row) -> bool:
    return gift["amount"] is not None and gift["currency"] == "USD" and gift["status"] not in _NOT_GIVEN


def fund_rows(connection: Connection, pledges: Table, keys: Iterable[str] | None = None) -> Iterator[Row]:
    """Yield the funds that are told of, each by the name that most of its gifts have, and how many gifts it has."""
    columns = (pledges.c.fund_key, pledges.c.fund_id, pledges.c.fund_name)
    question = select(*columns, func.count().label("gifts")).group_by(*columns)
    told: defaultdict[str, list[Row]] = defaultdict(list)
    questions = [question] if keys is None else [question.where(columns[0].in_(some)) for some in some_at_once(keys)]
    for asked in questions:
        for row in stream_rows(connection, asked):
            told[row["fund_key"]].append(row)
    for key, rows in told.items():
        yield _fund_row(key, rows)


def _fund_row(key: str, rows: list[Row]) -> Row:
    names: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        if row["fund_name"]:
            names[row["fund_name"]] += row["gifts"]
    return {
        "key": key,
        "fund_id": max((row["fund_id"] for row in rows if row["fund_id"]), default=None),
        "name": min(names, key=lambda name: (-names[name], name), default=None),
        "pledges": sum(row["gifts"] for row in rows),
    }


@dataclass(slots=True)
class _Sums:
    """What the gifts of a cell come to. `low` and `high` are the least and the most that was told."""

    pledges: int = 0
    priced: int = 0
    amount: Decimal = Decimal(0)
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)


_Key = tuple[str | int, ...]
_SAID = ("fund_key", "week", "capacity", "status", "kind", "currency", "in_kind")
_FILED = ("fund_key", "week", "side", "kind")
_OF_CELLS = (
    *("fund_key", "week", "capacity", "status", "donor_kind", "currency", "in_kind"),
    *("amount", "amount_low", "amount_high"),
)


def said_cells(connection: Connection, pledges: Table, weeks: Iterable[tuple[str, str]] | None = None) -> Iterator[Row]:
    """Yield what was said: gifts by fund, week of the first report, capacity, status, kind of donor and currency.

    `priced` counts those with one sum, which `amount` adds up; a range counts in `low` and `high` alone. `weeks`
    are those that are wanted, each of one fund: its key, and the week.
    """
    question = select(*(pledges.c[name] for name in _OF_CELLS))
    fund_key, week_column = pledges.c.fund_key, pledges.c.week
    own = None if weeks is None else [(fund_key == fund) & (week_column == week) for fund, week in sorted(weeks)]
    for asked in [question] if own is None else [question.where(condition) for condition in own]:
        cells: dict[_Key, _Sums] = {}
        for row in stream_rows(connection, asked):
            _add(cells.setdefault(_said_key(row), _Sums()), row)
        for key, sums in cells.items():
            yield _said_row(key, sums)


def _said_key(row: Row) -> _Key:
    names = ("fund_key", "week", "capacity", "status", "donor_kind")
    return (*(row[name] for name in names), row["currency"] or "", row["in_kind"])


def _said_row(key: _Key, sums: _Sums) -> Row:
    return {
        **dict(zip(_SAID, key, strict=True)),
        "pledges": sums.pledges,
        "priced": sums.priced,
        **{name: str(getattr(sums, name)) for name in ("amount", "low", "high")},
    }


def _add(sums: _Sums, row: Row) -> None:
    sums.pledges += 1
    if row["currency"] is None:
        return
    sums.priced += row["amount"] is not None
    sums.amount += _first(row, "amount")
    sums.low += _first(row, "amount_low", "amount")
    sums.high += _first(row, "amount_high", "amount", "amount_low")


def _first(row: Row, *names: str) -> Decimal:
    return next((Decimal(row[name]) for name in names if row[name] is not None), Decimal(0))


def filed_cells(filed: Iterable[FiledEntry]) -> Iterator[Row]:
    """Yield what was filed, in dollars: lines by fund, week of the gift, side and kind of donor.

    Lines that two reports tell count once; loans and other receipts that are no gifts are left out. `side` is
    "received", "refunded" (both as the receiver filed) or "given" (as the giver filed).
    """
    cells: dict[_Key, tuple[int, Decimal]] = {}
    policy = load_match_policy()
    for one in drop_repeats(filed):
        is_counted = is_gift(one, policy) or (is_sent_back(one) and not one.entry.is_memo)
        if one.fund is None or one.entry.amount is None or not is_counted:
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
