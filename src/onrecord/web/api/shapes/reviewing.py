"""Shapes of what waits for a person, of what people decided, and of what was set aside."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from onrecord.records.judgement import DECISIONS
from onrecord.web.api.shapes.evidence import ProblemShape
from onrecord.web.api.shapes.values import (
    Amount,
    Capacity,
    Kind,
    Moment,
    PartialDay,
    Piece,
    Shape,
    Share,
    Status,
    words,
)

__all__ = [
    "AnswerShape",
    "CorrectionPiece",
    "DecidedShape",
    "JudgementShape",
    "ProblemPiece",
    "ReviewPiece",
    "SessionShape",
]


class JudgementShape(Shape):
    """A decision of a person."""

    id: str
    kind: Annotated[str, words(tuple(DECISIONS))]
    subject: str
    """A claim, a pledge, a donor's key or, for a retraction, another decision."""
    other: str | None
    """The second donor, or the filed line."""
    decision: Annotated[str, words(tuple(dict.fromkeys(word for some in DECISIONS.values() for word in some)))]
    by: str
    at: Moment
    why: str | None


class CorrectionPiece(Piece):
    """A piece of what people decided, the last first."""

    items: list[JudgementShape]


class KeptProblemShape(ProblemShape):
    """What was set aside."""

    id: str
    met: Moment
    """When the run began that met it first."""


class ProblemPiece(Piece):
    """A piece of what was set aside, by source."""

    items: list[KeptProblemShape]


class WaitingDonorShape(Shape):
    """A donor as a page names it."""

    name: str
    kind: Kind


class WaitingFundShape(Shape):
    """A fund as a page names it."""

    id: str | None
    name: str | None


class WaitingClaimShape(Shape):
    """A claim that is too unsure for the list."""

    id: str
    donor: WaitingDonorShape
    capacity: Capacity
    fund: WaitingFundShape
    amount: Amount | None
    currency: str | None
    in_kind: bool
    status: Status
    confidence: Share
    reasons: list[str]
    headline: str | None
    outlet: str | None
    published: PartialDay | None


class ReviewItemShape(Shape):
    """One question to a person."""

    id: str
    kind: Annotated[str, words(("claim", "match", "identity", "conflict"))]
    about: str
    reasons: list[str]
    answers: list[str]
    """What may be answered."""
    accepted_by: list[str]
    pledge: str | None
    claim: WaitingClaimShape | None


class ReviewPiece(Piece):
    """A piece of what waits."""

    items: list[ReviewItemShape]


class AnswerShape(Shape):
    """An answer to one question."""

    answer: Annotated[str, Field(min_length=1, max_length=50, examples=["accept"])]
    why: Annotated[str, Field(max_length=2000)] = ""
    by: Annotated[str, Field(max_length=80)] = ""
    """Who decides, on a server that asks nobody for an account; elsewhere the account's name counts."""


class DecidedShape(Shape):
    """What was kept."""

    judgements: list[JudgementShape]
    still_waits: bool
    """A second person is wanted, since it newly names a living person."""


class SessionShape(Shape):
    """Who asks, and the token that a decision must carry in the header `X-CSRF-Token`."""

    user: str | None
    role: str | None
    csrf_token: str
