"""The columns of a sum that is told, the same for a gift and for a claim."""

from __future__ import annotations

from decimal import Decimal

from onrecord.exports.columns import Column, Row
from onrecord.records import Money, PartialDate

__all__ = ["MONEY_COLUMNS", "date_cells", "date_columns", "money_cells"]

MONEY_COLUMNS = (
    Column(
        name="amount",
        kind="decimal",
        meaning="the sum that is told; empty where none is, or only a range. It goes with amount_qualifier and status: "
        "only exact sums of one currency, of gifts that were not declined or refunded, should be added up",
    ),
    Column(
        name="amount_min",
        kind="decimal",
        meaning="what it is at least: the sum itself where it is exact, the lower end of a range",
    ),
    Column(
        name="amount_max",
        kind="decimal",
        meaning="what it is at most: the sum itself where it is exact, the upper end of a range; empty for “more than”",
    ),
    Column(
        name="amount_qualifier",
        kind="text",
        meaning="how exact the wording is: exact, at_least, more_than, about, nearly, up_to, or range (also called "
        "amount_basis elsewhere)",
    ),
    Column(name="currency", kind="text", meaning="the currency of the sum, as in ISO 4217"),
    Column(
        name="in_kind", kind="flag", always=True, meaning="whether goods or services are given; a sum is then a value"
    ),
)
"""What `money_cells` fills."""

_LOWER = ("exact", "at_least", "more_than")
_UPPER = ("exact", "nearly", "up_to")


def money_cells(money: Money | None, *, in_kind: bool) -> Row:
    """Return the cells of a sum.

    >>> cells = money_cells(Money(amount=Decimal(5), currency="USD", wording="$5", qualifier="more_than"), in_kind=True)
    >>> cells["amount_min"], cells["amount_max"]
    (Decimal('5'), None)
    """
    if money is None:
        return {"in_kind": in_kind}
    is_range = money.amount is None and (money.low is not None or money.high is not None)
    return {
        "amount": money.amount,
        "amount_min": _bound(money, money.low, _LOWER),
        "amount_max": _bound(money, money.high, _UPPER),
        "amount_qualifier": "range" if is_range else money.qualifier,
        "currency": money.currency,
        "in_kind": in_kind,
    }


def _bound(money: Money, end: Decimal | None, qualifiers: tuple[str, ...]) -> Decimal | None:
    return money.amount if money.amount is not None and money.qualifier in qualifiers else end


def date_columns(name: str, meaning: str) -> tuple[Column, Column]:
    """Return the columns of a date that may be known to the month or year only.

    >>> [column.name for column in date_columns("published", "when")]
    ['published', 'published_precision']
    """
    return (
        Column(name=name, kind="day", meaning=f"{meaning}; the first day of what is known, where that is a month"),
        Column(name=f"{name}_precision", kind="text", meaning=f"how exactly {name} is known: day, week, month or year"),
    )


def date_cells(name: str, date: PartialDate | None) -> Row:
    """Return the cells of a date."""
    return {} if date is None else {name: date.value, f"{name}_precision": date.precision}
