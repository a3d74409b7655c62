"""Shapes of gifts and donors."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from onrecord.web.api.shapes.values import (
    Amount,
    Capacity,
    DayText,
    Kind,
    Moment,
    PartialDay,
    Piece,
    Shape,
    Share,
    StandingName,
    Status,
    SumFields,
    Verdict,
)

__all__ = ["DonorLineShape", "DonorPiece", "FundRefShape", "GiftDonorShape", "GiftLineShape", "GiftPiece"]


class GiftDonorShape(Shape):
    """Who gives."""

    key: Annotated[str, Field(examples=["organization:lumenforge"])]
    """What the donor is asked for by."""
    name: Annotated[str, Field(examples=["Lumenforge"])]
    kind: Kind
    id: Annotated[str | None, Field(examples=[None])]
    """The party of the registry, where it knows the donor."""


class FundRefShape(Shape):
    """Who gets it."""

    key: Annotated[str, Field(examples=["us-inaugural-2025"])]
    """What the fund is asked for by."""
    id: Annotated[str | None, Field(examples=["us-inaugural-2025"])]
    """The fund of the registry, where it knows it."""
    name: Annotated[str | None, Field(examples=["Donald Trump's inaugural fund"])]
    """As pages word it."""


class FirstReportShape(Shape):
    """When and by whom it was first reported, of what was recorded."""

    date: PartialDay | None
    outlet: Annotated[str | None, Field(examples=["The Harbour Post"])]


class GiftLineShape(SumFields):
    """A gift as a list shows it: what pages say, by how many sources, and where it stands."""

    id: Annotated[str, Field(examples=["pledge-95e01eef0d6c1f0a9c3e"])]
    donor: GiftDonorShape
    capacity: Annotated[Capacity, Field(examples=["company"])]
    """Whose money it is."""
    fund: FundRefShape
    in_kind: bool
    """Goods or services, not money."""
    status: Annotated[Status, Field(examples=["planned"])]
    """What pages say. `given` and `reported_in_filing` are their words, and no proof."""
    standing: Annotated[StandingName, Field(examples=["due"])]
    """Said against filed. `not_found_though_due` does not say that it was not given."""
    since: DayText | None
    """The day that made the standing so."""
    due: DayText | None
    """When the filing that should show it is due."""
    filed: Annotated[Amount | None, Field(examples=[None])]
    """What accepted lines of filings come to, in US dollars; null says nothing on whether it was given."""
    verdict: Annotated[Verdict | None, Field(examples=[None])]
    """How a filed line was matched; `unsure` waits for a person."""
    associated: Annotated[list[str], Field(examples=[["Petra Vancroft"]])]
    """Who stands beside the donor: the people behind a company's gift, the company of a person."""
    first_reported: FirstReportShape
    articles: Annotated[int, Field(ge=0, examples=[5])]
    origins: Annotated[int, Field(ge=0, examples=[3])]
    """Independent sources: copies and translations count once."""
    conflicts: Annotated[int, Field(ge=0, examples=[0])]
    """Fields on which sources differ."""
    confidence: Share
    added: Moment
    """When it was first recorded here."""
    changed: Moment
    """When a page, or a person, last told something of it."""


class GiftPiece(Piece):
    """A piece of the list of gifts."""

    as_of: DayText
    """The day as of which standings are told."""
    items: list[GiftLineShape]


class DonorLineShape(Shape):
    """A donor."""

    key: Annotated[str, Field(examples=["organization:lumenforge"])]
    name: Annotated[str, Field(examples=["Lumenforge"])]
    kind: Kind
    id: Annotated[str | None, Field(examples=[None])]
    gifts: Annotated[int, Field(ge=0, examples=[2])]
    dollars: Amount
    """Sums that pages told in US dollars, ranges left out, and neither refused nor sent back: not what was given."""


class DonorPiece(Piece):
    """A piece of the list of donors."""

    as_of: DayText
    items: list[DonorLineShape]
