"""Shapes of claims with their evidence, of statements and of articles."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from onrecord.web.api.shapes.values import Capacity, Kind, Moment, PartialDay, Shape, Share, Status, SumFields

__all__ = [
    "ArticleHeadShape",
    "ArticleShape",
    "ClaimShape",
    "ExcerptShape",
    "OneClaimShape",
    "OneStatementShape",
    "ProblemShape",
    "StatementShape",
]

Offset = Annotated[int, Field(ge=0, description="Code points from the beginning of the article's text.")]


class EvidenceShape(Shape):
    """Words of the article that carry a value."""

    field: Annotated[str, Field(examples=["amount"])]
    start: Offset
    end: Offset
    quote: Annotated[str, Field(examples=["$1 million"])]


class ConflictShape(Shape):
    """Where a page disagrees with itself: what is believed, and what is set aside."""

    field: str
    rejected: EvidenceShape
    believed: EvidenceShape
    rule: str


class AttributionShape(Shape):
    """Who says so, in which role, to whom."""

    speaker: str
    role: str | None
    told_to: str | None
    first: bool


class ClaimDonorShape(Shape):
    """A donor as a page names it."""

    name: Annotated[str, Field(examples=["Lumenforge"])]
    kind: Kind
    id: str | None
    also: list[str]


class ClaimFundShape(Shape):
    """A fund as a page names it."""

    id: str | None
    name: str | None


class DateShape(Shape):
    """A day, month or year."""

    value: PartialDay
    precision: str


class ClaimShape(SumFields):
    """What one article says of one gift, with the words that carry each value."""

    id: str
    donor: ClaimDonorShape
    capacity: Capacity
    fund: ClaimFundShape
    amount_wording: str | None
    in_kind: bool
    status: Status
    associated: list[str]
    attribution: list[AttributionShape]
    date: DateShape | None
    confidence: Share
    reasons: list[str]
    """What the confidence is made of."""
    evidence: list[EvidenceShape]
    conflicts: list[ConflictShape]
    rule: str


class SpeakerShape(Shape):
    """Who speaks."""

    name: str
    kind: str
    role: str | None


class StatementShape(Shape):
    """Words that an article puts in somebody's mouth."""

    id: str
    speaker: SpeakerShape | None
    quote: str
    start: Offset
    end: Offset
    told_to: list[str]
    verbatim: bool
    """False: not to be quoted as it stands."""
    garbled: bool
    reason: str | None


class PieceShape(Shape):
    """A stretch of text, with the values that it is evidence of."""

    text: str
    fields: list[str]
    furniture: str | None


class ExcerptShape(Shape):
    """A sentence that carries values, in pieces."""

    start: Offset
    end: Offset
    cut_before: bool
    cut_after: bool
    pieces: list[PieceShape]


class ArticleHeadShape(Shape):
    """What names an article."""

    id: str
    headline: str | None
    outlet: Annotated[str | None, Field(examples=["The Harbour Post"])]
    published: PartialDay | None
    language: Annotated[str, Field(examples=["en"])]
    url: str | None


class LineageShape(Shape):
    """What an article derives from."""

    relation: str
    mark: str
    url: str | None
    outlet: str | None
    language: str | None
    machine: bool | None


class FurnitureShape(Shape):
    """Text on the page that is not the story."""

    kind: str
    start: Offset
    end: Offset


class PageShape(ArticleHeadShape):
    """What a page says of itself."""

    deck: str | None
    derived_from: LineageShape | None
    furniture: list[FurnitureShape]
    text: str | None
    """Null unless asked for with `text=full` of a server that may hand it on."""


class CaptureShape(Shape):
    """Bytes as they were met; they are not handed on."""

    sha256: str
    size: int
    source: str
    media_type: str
    how: str
    url: str | None
    obtained_at: Moment | None


class ProblemShape(Shape):
    """What was set aside, and why."""

    code: str
    source: str
    where: str | None
    what: str
    advice: str | None


class ArticleShape(Shape):
    """An article as it was read."""

    article: PageShape
    claims: list[ClaimShape]
    """Those that are told on the list."""
    unlisted: Annotated[int, Field(ge=0)]
    """How many more wait for a person, or were set aside by one."""
    statements: list[StatementShape]
    excerpts: list[ExcerptShape]
    """The sentences that carry values, and those around statements."""
    problems: list[ProblemShape]
    captures: list[CaptureShape]
    reader: str
    """Fingerprint of the rules and words that read it."""


class OneClaimShape(Shape):
    """A claim with its article."""

    claim: ClaimShape
    is_current: bool
    """False: a later reading of the article no longer makes it."""
    article: ArticleHeadShape
    excerpts: list[ExcerptShape]
    reader: str


class OneStatementShape(Shape):
    """A statement with its article."""

    statement: StatementShape
    is_current: bool
    article: ArticleHeadShape
    excerpts: list[ExcerptShape]
    reader: str
