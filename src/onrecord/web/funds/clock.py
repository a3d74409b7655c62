"""The clock of a fund: which filings show gifts to it, and when they are due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.records import DueDay
from onrecord.reference.deadlines import FilingRule, load_deadlines
from onrecord.reference.funds import Fund

__all__ = ["DueFilings", "due_days", "fund_clock"]

_DRAWN = 2
"""Due days that a chart has: the first report, and the one after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFilings:
    """One kind of filing: the first day it was due, the last that is over, the next; each None where there is none."""

    rule: FilingRule
    first: date | None
    last: date | None
    following: date | None
    today: date

    @property
    def days_left(self) -> int | None:
        """Days until the next is due, 0 on the day itself."""
        return None if self.following is None else (self.following - self.today).days


def fund_clock(fund: Fund, today: date) -> tuple[DueFilings, ...]:
    """Return the kinds of filings that show gifts to a fund, in the fund's order.

    >>> from onrecord.reference.funds import load_funds
    >>> form_13 = fund_clock(load_funds().by_id["us-inaugural-2025"], date(2025, 4, 10))[0]
    >>> str(form_13.first), form_13.days_left
    ('2025-04-20', 10)
    """
    return tuple(_due(load_deadlines()[name], fund, today) for name in fund.rules.filings)


def _due(rule: FilingRule, fund: Fund, today: date) -> DueFilings:
    days = list(rule.due_from(fund, fund.opens))
    over = [day for day in days if day < today]
    return DueFilings(
        rule=rule,
        first=days[0] if days else None,
        last=over[-1] if over else None,
        following=days[len(over)] if len(over) < len(days) else None,
        today=today,
    )


def due_days(fund: Fund) -> Iterator[DueDay]:
    """Yield the days that a chart of the fund marks: those of the filings that who gets the money files."""
    for name in fund.rules.filings:
        rule = load_deadlines()[name]
        if rule.side == "received":
            for day, _ in zip(rule.due_from(fund, fund.opens), range(_DRAWN), strict=False):
                yield DueDay(day=day, filing=rule.name)
