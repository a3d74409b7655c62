"""The totals of a fund as its page shows them: nothing is added that is not of one kind and one currency."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from onrecord.ledger.catalogue import FiledTotal, SaidTotal
from onrecord.records.claim import CAPACITIES, STATUSES

__all__ = ["REFUSED", "FiledSum", "SaidRow", "SaidSum", "filed_sums", "headline_sums", "said_rows", "sums_of_owners"]

REFUSED = "declined"
"""What pages say where nothing is given: no gift is counted there."""

_NOT_GIVEN = (REFUSED, "refunded")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidSum:
    """Gifts that may be added: `amount` is that of the `priced` ones, `low` to `high` is told of the `ranged` ones.

    `inexact` of the priced ones are told as "more than" or "about" their sum. `unstated` ones have no sum at all.
    `in_kind` are goods.
    """

    currency: str
    in_kind: bool
    gifts: int = 0
    priced: int = 0
    inexact: int = 0
    amount: Decimal = _ZERO
    ranged: int = 0
    low: Decimal = _ZERO
    high: Decimal = _ZERO

    @property
    def unstated(self) -> int:
        """Gifts of which no sum was told."""
        return self.gifts - self.priced - self.ranged

    def with_total(self, total: SaidTotal) -> SaidSum:
        """Return the sum with the gifts of a total added."""
        ranged = total.pledges - total.priced if total.currency else 0
        return SaidSum(
            currency=self.currency,
            in_kind=self.in_kind,
            gifts=self.gifts + total.pledges,
            priced=self.priced + total.priced,
            inexact=self.inexact + total.inexact,
            amount=self.amount + total.amount,
            ranged=self.ranged + ranged,
            low=self.low + total.low - total.amount,
            high=self.high + total.high - total.amount,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow:
    """What pages say in one way ("planned"), of money or goods of one currency: whose money, and all of it."""

    status: str
    of: dict[str, SaidSum]
    all: SaidSum


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledSum:
    """What one side filed: lines, and their sum in US dollars."""

    lines: int = 0
    amount: Decimal = _ZERO


def headline_sums(totals: Iterable[SaidTotal]) -> list[SaidSum]:
    """Return what is said to be given or planned, by currency, money before goods; what is refused is no part of it.

    Gifts of which no sum was told stand with the first of them that are of their kind.

    >>> headline_sums(())
    []
    """
    counted = [total for total in totals if total.status not in _NOT_GIVEN]
    homes = _homes(counted, lambda total: (total.in_kind,))
    sums: dict[tuple[bool, str], SaidSum] = {}
    for total in counted:
        currency = total.currency or homes.get((total.in_kind,), "")
        known = sums.get((total.in_kind, currency)) or SaidSum(currency=currency, in_kind=total.in_kind)
        sums[total.in_kind, currency] = known.with_total(total)
    return sorted(sums.values(), key=lambda one: (one.in_kind, -one.amount, one.currency))


def _homes(
    totals: Iterable[SaidTotal], part: Callable[[SaidTotal], tuple[str | bool, ...]]
) -> dict[tuple[str | bool, ...], str]:
    """Return the currency in which most is told, by part: there gifts without a sum are told of too."""
    best: dict[tuple[str | bool, ...], tuple[Decimal, str]] = {}
    for total in totals:
        if total.currency:
            best[part(total)] = max(best.get(part(total), (_ZERO, "")), (total.high, total.currency))
    return {key: currency for key, (_, currency) in best.items()}


def sums_of_owners(totals: Iterable[SaidTotal], currency: str) -> dict[str, SaidSum]:
    """Return what is said to be given or planned in money of one currency, by whose money it is.

    >>> sums_of_owners((), "USD")
    {}
    """
    sums: dict[str, SaidSum] = {}
    for total in totals:
        if total.status not in _NOT_GIVEN and not total.in_kind and total.currency == currency:
            known = sums.get(total.capacity) or SaidSum(currency=currency, in_kind=False)
            sums[total.capacity] = known.with_total(total)
    return {name: sums[name] for name in CAPACITIES if name in sums}


def said_rows(totals: Iterable[SaidTotal]) -> list[SaidRow]:
    """Return the table of what is said: a row for each status, kind of gift and currency, a column for each owner."""
    told = list(totals)
    homes = _homes(told, lambda total: (total.status, total.in_kind))
    main = _homes(told, lambda total: (total.in_kind,))
    cells: dict[tuple[str, bool, str], dict[str, SaidSum]] = {}
    for total in told:
        home = homes.get((total.status, total.in_kind)) or main.get((total.in_kind,), "")
        currency = total.currency or home
        row = cells.setdefault((total.status, total.in_kind, currency), {})
        for capacity in (total.capacity, ""):
            known = row.get(capacity) or SaidSum(currency=currency, in_kind=total.in_kind)
            row[capacity] = known.with_total(total)
    order = sorted(cells, key=lambda key: (key[1], key[2], STATUSES.index(key[0])))
    return [
        SaidRow(status=key[0], of={name: cells[key][name] for name in CAPACITIES if name in cells[key]}, all=one)
        for key in order
        for one in (cells[key][""],)
    ]


def filed_sums(totals: Iterable[FiledTotal]) -> dict[str, FiledSum]:
    """Return what was filed by side: "received", "refunded" and "given".

    >>> filed_sums(())["received"].lines
    0
    """
    sums = {side: FiledSum() for side in ("received", "refunded", "given")}
    for total in totals:
        known = sums[total.side]
        sums[total.side] = FiledSum(lines=known.lines + total.lines, amount=known.amount + total.amount)
    return sums
