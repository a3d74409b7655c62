"""What charts are drawn from: sums of a fund by week, who gives through what, said against filed, articles a week.

Sums of one currency are never added to those of another: each record has one. A week is its Monday, or None where
no day is known. A gift whose sum is not told exactly enough to be added is counted in `unstated` and in no sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.records.claim import CAPACITIES, DONOR_KINDS
from onrecord.records.match import STANDINGS

__all__ = ["ArticleWeek", "DueDay", "Flow", "Gap", "WeekTotal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTotal:
    """What was said and what was filed of one capacity in one week.

    `said` are gifts first reported in the week, each once (not what is said to be declined); `filed` are the lines of
    the filings that stand, by the day on which the money was received, less what was sent back: it may be negative.

    >>> WeekTotal(week=date(2024, 12, 17), capacity="personal", currency="USD")
    Traceback (most recent call last):
    ...
    ValueError: a week begins on a Monday, and 2024-12-17 is none
    """

    week: date | None
    capacity: str
    currency: str
    said: Decimal = Decimal(0)
    filed: Decimal = Decimal(0)
    unstated: int = 0

    def __post_init__(self) -> None:
        if self.week is not None and self.week.weekday() != 0:
            raise ValueError(f"a week begins on a Monday, and {self.week} is none")
        _check(self.capacity, CAPACITIES, "capacity")
        _check_currency(self.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """A day on which a filing is due, and the filing's name ("Form 13")."""

    day: date
    filing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All that one donor is said to give to one fund in one capacity: the sum, and of how many gifts it is.

    A person gives personally, a company gives its own money; `associated` are people told beside a company's gift,
    who gave nothing by it. `currency` is None where none of the gifts has a sum.

    >>> Flow(donor="Lumenforge", kind="organization", capacity="company", fund="us-inaugural-2025",
    ...      currency="USD", amount=Decimal(1000000), associated=("Petra Vancroft",)).pledges
    1
    """

    donor: str
    kind: str
    capacity: str
    fund: str
    currency: str | None
    amount: Decimal = Decimal(0)
    pledges: int = 1
    unstated: int = 0
    associated: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check(self.kind, DONOR_KINDS, "kind")
        _check(self.capacity, CAPACITIES, "capacity")
        if self.currency is not None:
            _check_currency(self.currency)
        elif self.amount:
            raise ValueError(f"{self.donor}: a sum of {self.amount} has no currency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What one donor is said to give, and what the filings that were read show of it, of one standing.

    `said` is None where no page tells of the gift, `filed` where no line of a filing was found to be it: it is never
    nothing then, since what was not found is no proof that nothing was given.

    >>> Gap(donor="Osric Thane", standing="filed_differently", currency="USD",
    ...     said=Decimal(250000), filed=Decimal(200000)).difference
    Decimal('-50000')
    """

    donor: str
    standing: str
    currency: str
    said: Decimal | None = None
    filed: Decimal | None = None
    pledges: int = 1

    def __post_init__(self) -> None:
        _check(self.standing, STANDINGS, "standing")
        _check_currency(self.currency)
        if self.standing == "not_found_though_due" and self.filed is not None:
            raise ValueError(f"{self.donor}: what was not found has no filed sum, and not one of {self.filed}")
        if self.standing == "filed_but_never_announced" and self.said is not None:
            raise ValueError(f"{self.donor}: what no page tells of has no said sum, and not one of {self.said}")

    @property
    def difference(self) -> Decimal | None:
        """How much more was filed than said; None where either is not known: that is no gap of any size."""
        return None if self.said is None or self.filed is None else self.filed - self.said


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleWeek:
    """How many articles told of a gift in a week (its Monday)."""

    week: date
    articles: int

    def __post_init__(self) -> None:
        if self.week.weekday() != 0:
            raise ValueError(f"a week begins on a Monday, and {self.week} is none")


def _check(value: str, allowed: tuple[str, ...], field: str) -> None:
    if value not in allowed:
        raise ValueError(f"{field} {value!r} is not one of {allowed}")


def _check_currency(code: str) -> None:
    if len(code) != 3 or not code.isupper():
        raise ValueError(f"{code!r} is not an ISO 4217 code")
