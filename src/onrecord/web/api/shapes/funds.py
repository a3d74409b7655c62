"""Shapes of funds: totals, weeks, flows and gaps."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from onrecord.web.api.shapes.gift import FiledLineShape
from onrecord.web.api.shapes.values import (
    Amount,
    Capacity,
    DayText,
    FiledKind,
    Kind,
    Shape,
    StandingName,
    Status,
    words,
)

__all__ = ["FundFlows", "FundGaps", "FundLineShape", "FundList", "FundShape", "FundUnannounced", "FundWeeks"]

Side = Annotated[str, words(("received", "refunded", "given"))]


class FundLineShape(Shape):
    """A fund that gifts are told to."""

    key: Annotated[str, Field(examples=["us-inaugural-2025"])]
    id: Annotated[str | None, Field(examples=["us-inaugural-2025"])]
    name: Annotated[str | None, Field(examples=["Donald Trump's inaugural fund"])]
    gifts: Annotated[int, Field(ge=0, examples=[41])]


class FundList(Shape):
    """All funds that gifts are told to, those with most gifts first."""

    as_of: DayText
    items: list[FundLineShape]


class RegistryShape(Shape):
    """What onrecord knows of a fund before it reads anything."""

    kind: Annotated[str, Field(examples=["inaugural"])]
    names: list[str]
    honours: list[str]
    ceremony: DayText | None
    committees: list[str]
    """Ids at the Federal Election Commission."""
    filings: list[str]
    """Which filings show a gift; none where no public filing names the donors."""


class SaidTotalShape(Shape):
    """What was said of gifts of one capacity, status, currency and kind: nothing of two is added up."""

    capacity: Capacity
    status: Status
    currency: str | None
    in_kind: bool
    gifts: Annotated[int, Field(ge=0)]
    priced: Annotated[int, Field(ge=0)]
    """Those with one sum, which `amount` adds up."""
    inexact: Annotated[int, Field(ge=0)]
    """How many of these are told as more than, about, nearly or up to their sum."""
    amount: Amount
    low: Amount
    """The least that all of them come to, ranges taken at their low end."""
    high: Amount


class FiledTotalShape(Shape):
    """What the filings that stand show, in US dollars."""

    side: Side
    kind: FiledKind
    lines: Annotated[int, Field(ge=0)]
    amount: Amount
    currency: str


class FundShape(FundLineShape):
    """A fund with its totals."""

    as_of: DayText
    registry: RegistryShape | None
    said: list[SaidTotalShape]
    filed: list[FiledTotalShape]
    standings: dict[str, int]
    """How many of its gifts stand where."""


class WeekShape(Shape):
    """One week, capacity and currency."""

    week: DayText | None
    """Its Monday; null where no day is known."""
    capacity: Capacity
    currency: str
    said: Amount
    filed: Amount
    """Received less sent back: it may be negative."""
    unstated: int
    """Gifts without one sum, which are in no total."""


class FundWeeks(Shape):
    """What was said and filed, by week."""

    as_of: DayText
    items: list[WeekShape]


class FlowShape(Shape):
    """What one donor is said to give in one capacity."""

    donor: str
    kind: Kind
    capacity: Capacity
    currency: str | None
    amount: Amount
    gifts: int
    unstated: int
    associated: list[str]
    """People told beside a company's gift, who gave nothing by it."""


class FundFlows(Shape):
    """Who gives through what: the largest gifts of a fund."""

    as_of: DayText
    items: list[FlowShape]


class GapShape(Shape):
    """Said against filed of one donor."""

    donor: str
    standing: StandingName
    currency: str
    said: Amount | None
    filed: Amount | None
    difference: Amount | None
    gifts: int


class FundGaps(Shape):
    """Said against filed per donor, of the largest gifts of a fund."""

    as_of: DayText
    items: list[GapShape]


class UnannouncedShape(Shape):
    """A filed gift of which no page that was read tells. Others may have told of it."""

    id: str
    name: str
    """As filed."""
    kind: FiledKind
    amount: Amount
    currency: str
    in_kind: bool
    filed: list[FiledLineShape]


class FundUnannounced(Shape):
    """What was filed of a fund and no page that was read tells of, the largest first."""

    as_of: DayText
    amount: Amount
    """Of all of them, in US dollars."""
    gifts: Annotated[int, Field(ge=0)]
    items: list[UnannouncedShape]
    """Those from `skipped` on; `further` counts those behind them."""
    skipped: int
    further: int
