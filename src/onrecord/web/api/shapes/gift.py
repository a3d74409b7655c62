"""Shape of one gift."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from onrecord.web.api.shapes.evidence import ArticleHeadShape, ClaimShape, ExcerptShape
from onrecord.web.api.shapes.gifts import GiftLineShape
from onrecord.web.api.shapes.reviewing import JudgementShape
from onrecord.web.api.shapes.values import Amount, DayText, Shape, Share, StandingName, Verdict, words

__all__ = ["GiftShape"]

Side = Annotated[str, words(("received", "given"))]


class TellsShape(Shape):
    """Where it stands, in words, with the three tellings: press, who received, who gave."""

    name: StandingName
    as_of: DayText
    words: str
    due: DayText | None
    said: str | None
    received: str | None
    given: str | None


class ToldShape(Shape):
    """A value, and the sources that tell it."""

    value: str
    origins: list[str]


class DisagreementShape(Shape):
    """A field on which sources differ."""

    field: str
    told: list[ToldShape]
    corrected: str | None
    """A value that an outlet took back."""


class CopyShape(Shape):
    """An article that is taken for a copy of another, and why."""

    article: str
    of: str
    reason: str
    detail: str | None


class SourceShape(Shape):
    """An independent source: articles that go back to one of them."""

    id: str
    first: str
    articles: list[str]
    copies: list[CopyShape]


class TellingShape(Shape):
    """What one article says of it, in its sentences."""

    claim: ClaimShape
    article: ArticleHeadShape
    excerpts: list[ExcerptShape]


class FiledLineShape(Shape):
    """A line of a filing."""

    filing: str
    number: Annotated[str | None, Field(examples=["FEC-1910509"])]
    filed_on: DayText | None
    line: int
    side: Annotated[str, words(("receipt", "refund"))]
    name: str
    """As filed."""
    amount: Amount | None
    date: DayText | None
    in_kind: bool


class DifferenceShape(Shape):
    """What was said and what was filed."""

    field: str
    said: str
    filed: str
    by: str | None


class MatchShape(Shape):
    """Filed lines that are it, or may be, with reasons."""

    side: Side
    verdict: Verdict
    """`unsure` waits for a person; `none` was said by one."""
    score: Share
    reasons: list[str]
    differences: list[DifferenceShape]
    filed: list[FiledLineShape]
    rivals: list[FiledLineShape]
    """Lines that may be meant as well."""
    refunds: list[FiledLineShape]
    refunded: Amount


class GiftShape(GiftLineShape):
    """One gift with all that is known of it."""

    tells: TellsShape
    donor_reasons: list[str]
    """Why the donor is taken for who it is."""
    disagreements: list[DisagreementShape]
    sources: list[SourceShape]
    tellings: list[TellingShape]
    """Claims of it, the first told first, from `skipped` on; `further` counts those behind them."""
    skipped: int
    further: int
    matches: list[MatchShape]
    set_aside: list[TellingShape]
    """Claims of the same donor and fund that a person rejected."""
    judgements: list[JudgementShape]
