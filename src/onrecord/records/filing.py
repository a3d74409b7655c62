"""A filing: an official report, its itemised lines, and what can be checked in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from onrecord.records.ids import content_id

__all__ = [
    "CHECK_CODES",
    "ENTRY_KINDS",
    "FUND_REASONS",
    "SYSTEMS",
    "Address",
    "Check",
    "Entry",
    "Filing",
    "NameParts",
    "Receipt",
    "Refund",
]

SYSTEMS = ("fec", "lda", "table")
"""Who keeps the report: the Federal Election Commission, the Senate and House under the LDA, or somebody's table."""

ENTRY_KINDS = ("person", "organization", "unknown")

CHECK_CODES = (
    "total_differs",
    "aggregate_differs",
    "below_threshold",
    "duplicate",
    "shared_address",
    "abroad",
    "refund_without_donation",
    "below_zero",
    "outside_period",
    "type_differs",
)

FUND_REASONS = (
    "payee_is_fund",
    "payee_and_day",
    "honoree_is_fund",
    "type_and_honoree",
    "payee_is_another",
    "no_known_year",
)
"""Why a line was taken to pay a fund, or, the last two, was not though it says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """A person's name as the form parts it; parts that are left empty are "".

    >>> NameParts(last="ALTMAN", first="SAMUEL").joined
    'ALTMAN, SAMUEL'
    """

    last: str = ""
    first: str = ""
    middle: str = ""
    prefix: str = ""
    suffix: str = ""

    @property
    def joined(self) -> str:
        """The name in the order of filings: "LAST, FIRST MIDDLE SUFFIX"."""
        given = " ".join(part for part in (self.prefix, self.first, self.middle, self.suffix) if part)
        return ", ".join(part for part in (self.last, given) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a donor says to be reached. The street stays in the ledger: it is for matching, and is never shown."""

    street_1: str = field(default="", repr=False)
    street_2: str = field(default="", repr=False)
    city: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One itemised line of a filing, as filed: `line` counts from 1 in the file, `raw` is the line itself.

    `kind` is what the form says of the entity (`entity` keeps its code, such as "IND"). `amount` is None where the
    line has none that can be read; a problem says so then. `is_memo` marks a line that the form does not add up.
    `purpose` is what the form says the money was for, `other_committee` the FEC's id of the committee that gave it (or
    that got a refund). `payee`, `honoree` and `item_type` are of LD-203 items; `fund_id` is the fund of the registry
    that is paid, where the line itself tells it, and `fund_reason` one of FUND_REASONS, why it was taken to be paid, or
    not to be.
    """

    line: int
    row_type: str
    name: str
    kind: str = "unknown"
    entity: str = ""
    name_parts: NameParts | None = None
    address: Address = field(default_factory=Address)
    date: date | None = None
    amount: Decimal | None = None
    aggregate: Decimal | None = None
    transaction_id: str = ""
    back_reference: str = ""
    in_kind: bool = False
    is_memo: bool = False
    memo: str = ""
    purpose: str = ""
    other_committee: str = ""
    employer: str = ""
    occupation: str = ""
    payee: str = ""
    honoree: str = ""
    item_type: str = ""
    fund_id: str | None = None
    fund_reason: str = ""
    raw: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.fund_reason and self.fund_reason not in FUND_REASONS:
            raise ValueError(f"fund_reason {self.fund_reason!r} is not one of {FUND_REASONS}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Entry):
    """Money or goods that came in (or, on LD-203, that the filer says to have given)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund(Entry):
    """Money that was sent back to a donor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """The cover of one report. `digest` is the SHA-256 of the bytes or text that the report is.

    `filer_id` is the committee's id, or the registrant's under the LDA. `number` is what the office calls the filing
    ("FEC-1910509"), which a file does not hold itself: it comes from the file's name, an address or an API. `amends`
    names the original that this one replaces (an LD-203 names none: there it is what `chain_key` of both gives),
    `report_number` orders the amendments of one original. `totals` are those of the cover, by name; `rows` counts the
    lines by type, also those that are no receipts.

    `lobbyist` is who files an LD-203 beside the registrant, as "LAST, FIRST MIDDLE"; "" where the registrant files.
    `posted` is the moment of posting as the office writes it (ISO 8601, its own clock): it orders reports of one day.
    """

    system: str
    form: str
    digest: str
    version: str = ""
    filer_id: str = ""
    filer_name: str = ""
    lobbyist: str = ""
    number: str | None = None
    report_code: str = ""
    covers_from: date | None = None
    covers_through: date | None = None
    amends: str | None = None
    report_number: int | None = None
    signed: date | None = None
    received: date | None = None
    posted: str = ""
    comments: str = ""
    software: str = ""
    totals: tuple[tuple[str, Decimal], ...] = ()
    rows: tuple[tuple[str, int], ...] = ()
    raw_cover: str = field(default="", repr=False)
    mapping: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.system not in SYSTEMS:
            raise ValueError(f"system {self.system!r} is not one of {SYSTEMS}")

    @property
    def id(self) -> str:
        """A hash of the report's own bytes: the same report under another name is the same filing."""
        return content_id("filing", self.system, self.digest)

    @property
    def filer(self) -> str:
        """Who filed it, by name; by the id where none is told, as of a table.

        >>> Filing(system="table", form="table", digest="d", filer_id="C00894162").filer
        'C00894162'
        """
        return self.filer_name or self.filer_id

    @property
    def filed(self) -> date | None:
        """The day on which it was filed, as near as is known: received, else signed."""
        return self.received or self.signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something in a filing that a reporter should look at: no proof of a fault. `lines` are those it is about.

    >>> str(Check(code="abroad", what="3 donors give an address abroad", lines=(4, 9, 12)))
    '3 donors give an address abroad'
    """

    code: str
    what: str
    lines: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.code not in CHECK_CODES:
            raise ValueError(f"code {self.code!r} is not one of {CHECK_CODES}")

    def __str__(self) -> str:
        return self.what
