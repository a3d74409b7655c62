"""Funds that are told of, and who gives to one through what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, func, select

from onrecord.ledger.catalogue.gifts import GiftLine, build_line, select_lines
from onrecord.ledger.derived.schema import pledges, standings, told_funds
from onrecord.records import Flow, Gap

__all__ = ["FundLine", "FundPicture", "count_standings", "find_fund_line", "find_gaps", "list_funds", "load_picture"]

_NOT_GIVEN = ("declined", "refunded")
_MOST_GIFTS = 400
"""Gifts of a fund that are drawn one by one; what is behind them is told by totals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FundLine:
    """A fund that gifts are told to; `fund_id` is that of the registry, where it knows the fund."""

    key: str
    fund_id: str | None
    name: str | None
    pledges: int


def list_funds(connection: Connection) -> tuple[FundLine, ...]:
    """Return the funds that are told of, those with most gifts first."""
    rows = connection.execute(select(told_funds).order_by(told_funds.c.pledges.desc(), told_funds.c.key))
    return tuple(FundLine(key=row.key, fund_id=row.fund_id, name=row.name, pledges=row.pledges) for row in rows)


def find_fund_line(connection: Connection, key: str) -> FundLine | None:
    """Return the fund of a key, or None."""
    row = connection.execute(select(told_funds).where(told_funds.c.key == key)).one_or_none()
    return None if row is None else FundLine(key=row.key, fund_id=row.fund_id, name=row.name, pledges=row.pledges)


def count_standings(connection: Connection, fund_key: str, today: date) -> dict[str, int]:
    """Return how many gifts to a fund stand where, as of a day."""
    day = today.isoformat()
    asked = (
        select(standings.c.name, func.count().label("gifts"))
        .join_from(pledges, standings, standings.c.pledge_id == pledges.c.id)
        .where(pledges.c.fund_key == fund_key, standings.c.starts <= day, standings.c.ends > day)
        .group_by(standings.c.name)
    )
    return {row.name: row.gifts for row in connection.execute(asked)}


@dataclass(frozen=True, slots=True, kw_only=True)
class FundPicture:
    """What is drawn of a fund's largest gifts: who gives through what, and said against filed per donor."""

    flows: tuple[Flow, ...]
    gaps: tuple[Gap, ...]


def load_picture(connection: Connection, fund_key: str, today: date) -> FundPicture:
    """Return what is drawn of a fund."""
    largest = tuple(_largest(connection, fund_key, today))
    return FundPicture(flows=tuple(_flows(fund_key, largest)), gaps=tuple(find_gaps(largest)))


def _flows(fund_key: str, largest: Iterable[GiftLine]) -> Iterator[Flow]:
    """Yield who gives through what: the gifts of one donor and capacity together."""
    found: dict[tuple[str, str, str | None], list[GiftLine]] = {}
    for line in largest:
        if line.status not in _NOT_GIVEN:
            key = (line.donor_key, line.capacity, line.money.currency if line.money else None)
            found.setdefault(key, []).append(line)
    for lines in found.values():
        yield _flow(fund_key, lines)


def _flow(fund_key: str, lines: list[GiftLine]) -> Flow:
    first = lines[0]
    sums = [line.money.amount for line in lines if line.money and line.money.amount is not None]
    return Flow(
        donor=first.donor_name,
        kind=first.donor_kind,
        capacity=first.capacity,
        fund=fund_key,
        currency=first.money.currency if first.money else None,
        amount=sum(sums, Decimal(0)),
        pledges=len(lines),
        unstated=len(lines) - len(sums),
        associated=tuple(dict.fromkeys(name for line in lines for name in line.associated)),
    )


def _largest(connection: Connection, fund_key: str, today: date) -> Iterator[GiftLine]:
    asked = select_lines(today).where(pledges.c.fund_key == fund_key)
    asked = asked.order_by(pledges.c.amount_order.desc(), pledges.c.id.desc()).limit(_MOST_GIFTS)
    return map(build_line, connection.execute(asked).all())


def find_gaps(largest: Iterable[GiftLine]) -> Iterator[Gap]:
    """Yield said against filed per donor and standing, of gifts whose filing is read or due."""
    found: dict[tuple[str, str, str], list[GiftLine]] = {}
    for line in largest:
        if line.money is not None and line.standing not in ("announced", "declined", "due"):
            found.setdefault((line.donor_key, line.standing, line.money.currency), []).append(line)
    for lines in found.values():
        yield _gap(lines)


def _gap(lines: list[GiftLine]) -> Gap:
    """Filings are in dollars: of a gift told in another currency the two sums have no difference."""
    first = lines[0]
    is_dollars = first.money is None or first.money.currency == "USD"
    return Gap(
        donor=first.donor_name,
        standing=first.standing,
        currency=first.money.currency if first.money else "USD",
        said=_sum(line.money.amount for line in lines if line.money),
        filed=_sum(line.filed for line in lines) if is_dollars else None,
        pledges=len(lines),
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
