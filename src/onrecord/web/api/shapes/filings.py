"""Shapes of filings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from onrecord.web.api.shapes.evidence import CaptureShape, ProblemShape
from onrecord.web.api.shapes.values import Amount, DayText, FiledKind, Piece, Shape, System, words

__all__ = ["FilingLinePiece", "FilingPiece", "FilingShape"]


class FilingLineShape(Shape):
    """A filing as a list shows it."""

    id: str
    number: Annotated[str | None, Field(examples=["FEC-1910509"])]
    system: System
    form: Annotated[str, Field(examples=["F13N"])]
    filer: dict[str, str]
    """`id` and `name` of who files."""
    lobbyist: str | None
    period: dict[str, DayText | None]
    """`from` and `through`."""
    filed: DayText | None
    lines: int


class FilingPiece(Piece):
    """A piece of the list of filings, the last read first."""

    items: list[FilingLineShape]


class CoverShape(Shape):
    """A cover; totals count as filed, and are checked against the lines."""

    id: str
    number: str | None
    system: System
    form: str
    version: str | None
    committee: str | None
    committee_name: str | None
    registrant: dict[str, str] | None
    lobbyist: str | None
    report_code: str | None
    period: dict[str, DayText | None]
    amends: str | None
    report_number: int | None
    signed: DayText | None
    received: DayText | None
    totals: dict[str, Amount | None]
    rows: dict[str, int]


class CheckShape(Shape):
    """What should be looked at, and in which lines."""

    code: str
    what: str
    lines: list[int]


class ChainedShape(Shape):
    """A filing of a chain; the last one stands."""

    id: str
    number: str | None
    form: str
    filed: DayText | None


class FilingShape(Shape):
    """One filing, less its lines, which are listed under `lines`."""

    filing: CoverShape
    receipts: int
    refunds: int
    checks: list[CheckShape]
    chain: list[ChainedShape]
    problems: list[ProblemShape]
    captures: list[CaptureShape]
    reader: str
    lines: str
    """Address of its lines."""


class EntryShape(Shape):
    """A line of a filing, without streets; of a person without the town."""

    line: int
    row_type: str
    transaction_id: str | None
    kind: FiledKind
    entity_type: str | None
    name: str
    name_parts: dict[str, str] | None
    city: str | None
    state: str | None
    country: str | None
    date: DayText | None
    amount: Amount | None
    aggregate: Amount | None
    in_kind: bool
    is_memo: bool
    memo: str | None
    payee: str | None
    honoree: str | None
    item_type: str | None
    fund: str | None
    fund_reason: str | None
    side: Annotated[str, words(("receipt", "refund"))]


class FilingLinePiece(Piece):
    """A piece of the lines of a filing, in the order of the file."""

    items: list[EntryShape]
