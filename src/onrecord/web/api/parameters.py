"""What may be asked of lists: parameters with their meaning, each checked before a ledger is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field

from onrecord.ledger import SORTS, DonorQuestion, GiftQuestion
from onrecord.ledger.catalogue import FilingQuestion
from onrecord.ledger.catalogue.donors import DONOR_SORTS
from onrecord.pipeline.reviewing import REVIEW_KINDS
from onrecord.records.claim import CAPACITIES, DONOR_KINDS, STATUSES
from onrecord.records.filing import SYSTEMS
from onrecord.records.match import STANDINGS
from onrecord.web.api.problems import near_names
from onrecord.web.api.shapes.values import words

__all__ = [
    "Day",
    "DonorParameters",
    "FilingParameters",
    "GiftParameters",
    "GiftPlace",
    "Known",
    "Paging",
    "ProblemParameters",
    "ReviewParameters",
    "TextWord",
    "UnannouncedPlace",
    "one_of",
]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_WORDS, _LONGEST_KEY, _LONGEST_PLACE = 200, 300, 4000


def _read_day(told: object) -> object:
    if isinstance(told, str) and not _DAY.fullmatch(told):
        raise ValueError(f"{told!r} is not a day such as 2025-01-31")
    return told


Day = Annotated[date, BeforeValidator(_read_day)]
"""A day as ISO 8601 writes it, and in no other way."""


def one_of(known: Sequence[str]) -> AfterValidator:
    """Return the check of a parameter that is one of some words; a wrong one is told which are near."""

    def check(told: str) -> str:
        if told not in known:
            near = near_names(told, known)
            hint = f"; near: {', '.join(near)}" if near else ""
            raise ValueError(f"{told!r} is none of {', '.join(known)}{hint}")
        return told

    return AfterValidator(check)


StatusWord = Annotated[str, one_of(STATUSES), words(STATUSES)]
CapacityWord = Annotated[str, one_of(CAPACITIES), words(CAPACITIES)]
KindWord = Annotated[str, one_of(DONOR_KINDS), words(DONOR_KINDS)]
_OF_GIFTS = tuple(name for name in STANDINGS if name != "filed_but_never_announced")
"""What no page tells of is no gift of the list: a fund has it under `/unannounced`, and here none would be found."""
StandingWord = Annotated[str, one_of(_OF_GIFTS), words(_OF_GIFTS)]
TextWord = Annotated[str, one_of(("excerpts", "full")), words(("excerpts", "full"))]
SystemWord = Annotated[str, one_of(SYSTEMS), words(SYSTEMS)]
ReviewWord = Annotated[str, one_of(REVIEW_KINDS), words(REVIEW_KINDS)]
GiftOrder = Annotated[str, one_of(tuple(SORTS)), words(tuple(SORTS))]
DonorOrder = Annotated[str, one_of(tuple(DONOR_SORTS)), words(tuple(DONOR_SORTS))]


class Paging(BaseModel):
    """How much of a list, and from where on."""

    per_page: int = Field(20, ge=1, le=100, description="Rows of a piece.")
    after: str | None = Field(
        None, max_length=_LONGEST_PLACE, description="Where the piece before ended: `next` of that piece has it."
    )


class Known(BaseModel):
    """As of which day."""

    as_of: Day | None = Field(
        None,
        description="Tell it as it was known on this day: pages published and filings filed by then, and where gifts"
        " stood. What people decided counts whenever they did.",
    )


class GiftParameters(Paging, Known):
    """Which gifts, in which order."""

    q: str | None = Field(
        None,
        max_length=_LONGEST_WORDS,
        description="Words that names of donors, funds and outlets or headlines begin with.",
        examples=["lumenf"],
    )
    fund: str | None = Field(
        None, max_length=_LONGEST_KEY, description="Key of a fund.", examples=["us-inaugural-2025"]
    )
    donor: str | None = Field(None, max_length=_LONGEST_KEY, description="Key of a donor.")
    status: StatusWord | None = Field(None, description="What pages say of it.")
    capacity: CapacityWord | None = Field(None, description="Whose money it is.")
    kind: KindWord | None = Field(None, description="What the donor is.")
    standing: StandingWord | None = Field(
        None,
        description="Where it stands, said against filed. What was filed and no page tells of is no gift of this list:"
        " see `/funds/{key}/unannounced`.",
    )
    since: Day | None = Field(None, description="First reported on this day or later.")
    until: Day | None = Field(None, description="First reported on this day or before.")
    least: Decimal | None = Field(
        None, ge=0, max_digits=17, decimal_places=2, description="Sums of at least so much, in any currency."
    )
    disputed: bool = Field(False, description="Only gifts on which sources differ.")
    sort: GiftOrder = Field("newest", description="The order.")

    def question(self) -> GiftQuestion:
        """Return what is asked of the ledger."""
        told = self.model_dump(exclude={"per_page", "as_of", "q"})
        return GiftQuestion(**told, words=self.q, size=self.per_page)


class DonorParameters(Paging, Known):
    """Which donors, in which order."""

    q: str | None = Field(
        None, max_length=_LONGEST_WORDS, description="Words that a gift of theirs is found by, or beginnings of them."
    )
    kind: KindWord | None = Field(None, description="What the donor is.")
    sort: DonorOrder = Field("largest", description="The order.")

    def question(self) -> DonorQuestion:
        """Return what is asked of the ledger."""
        return DonorQuestion(words=self.q, kind=self.kind, sort=self.sort, after=self.after, size=self.per_page)


class FilingParameters(Paging):
    """Which filings."""

    filer: str | None = Field(
        None, max_length=_LONGEST_KEY, description="Id of who files: a committee or a registrant."
    )
    system: SystemWord | None = Field(None, description="Where it was filed.")

    def question(self) -> FilingQuestion:
        """Return what is asked of the ledger."""
        filers = (self.filer,) if self.filer is not None else ()
        return FilingQuestion(filers=filers, system=self.system, after=self.after, size=self.per_page)


class ProblemParameters(Paging):
    """Which problems."""

    code: str | None = Field(None, max_length=_LONGEST_KEY, description="Code of a kind, as docs/problems.md has it.")


class ReviewParameters(Paging):
    """What of all that waits."""

    kind: ReviewWord | None = Field(None, description="What is asked.")
    fund: str | None = Field(None, max_length=_LONGEST_KEY, description="Key of a fund.")


class GiftPlace(Known):
    """Which of the tellings of a gift."""

    skip: int = Field(0, ge=0, le=1_000_000, description="How many tellings to pass over: 10 come at once.")


class UnannouncedPlace(Known):
    """Which of the filed gifts that no page tells of."""

    skip: int = Field(0, ge=0, le=1_000_000, description="How many gifts to pass over: 100 come at once.")
