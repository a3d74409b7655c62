"""Values that many shapes share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from onrecord.records.claim import CAPACITIES, DONOR_KINDS, STATUSES
from onrecord.records.filing import ENTRY_KINDS, SYSTEMS
from onrecord.records.match import STANDINGS, VERDICTS
from onrecord.records.money import QUALIFIERS

__all__ = [
    "Amount",
    "Capacity",
    "DayText",
    "FiledKind",
    "Kind",
    "Moment",
    "PartialDay",
    "Piece",
    "Qualifier",
    "Shape",
    "Share",
    "StandingName",
    "Status",
    "SumFields",
    "System",
    "Verdict",
    "words",
]


class Shape(BaseModel):
    """An object of an answer: every field is there, null where a value is not known."""

    model_config = ConfigDict(use_attribute_docstrings=True)


def words(known: Sequence[str]) -> Any:  # noqa: ANN401 - what pydantic takes it for is its own matter
    """Return what a field says of itself that is one of some words; more may be added."""
    return Field(json_schema_extra={"enum": list(known)})


Amount = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$", examples=["1000000"])]
"""A sum, written out as a text, so that no program makes a float of it."""

DayText = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$", examples=["2025-01-06"])]
PartialDay = Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$", examples=["2024-12-16"])]
"""A day, or a month or a year where no more is told."""

Moment = Annotated[str, Field(examples=["2025-01-06T09:30:00+00:00"])]
Share = Annotated[float, Field(ge=0, le=1, examples=[0.83])]

Capacity = Annotated[str, words(CAPACITIES)]
Kind = Annotated[str, words(DONOR_KINDS)]
FiledKind = Annotated[str, words(ENTRY_KINDS)]
"""What a filing says that a donor is."""

System = Annotated[str, words(SYSTEMS)]
Status = Annotated[str, words(STATUSES)]
StandingName = Annotated[str, words(STANDINGS)]
Verdict = Annotated[str, words(VERDICTS)]
Qualifier = Annotated[str, words(QUALIFIERS)]


class SumFields(Shape):
    """A sum as it was told."""

    amount: Amount | None
    """The sum; null where none was told, or only a range."""
    amount_low: Annotated[Amount | None, Field(examples=[None])]
    """The least of a range."""
    amount_high: Annotated[Amount | None, Field(examples=[None])]
    currency: Annotated[str | None, Field(examples=["USD"])]
    amount_qualifier: Annotated[Qualifier | None, Field(examples=["exact"])]


class Piece(Shape):
    """A piece of a list."""

    next: Annotated[str | None, Field(examples=["/api/v1/gifts?after=WyJuZXdlc3QiLCIyMDI0LTEyLTE2Il0"])]
    """Address of the next piece, null at the end; the header `Link` has it too."""
