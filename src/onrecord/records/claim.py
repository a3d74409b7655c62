"""A claim: one article's assertion of one gift, with the evidence of every value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from onrecord.records.dates import PartialDate
from onrecord.records.evidence import Evidence
from onrecord.records.ids import content_id
from onrecord.records.money import Money

__all__ = [
    "CAPACITIES",
    "DONOR_KINDS",
    "STATUSES",
    "TIE_REASON",
    "Attribution",
    "Claim",
    "Conflict",
    "Donor",
    "FundRef",
]

DONOR_KINDS = ("person", "organization")
CAPACITIES = ("personal", "company", "unknown")
STATUSES = ("planned", "given", "reported_in_filing", "declined", "refunded")
TIE_REASON = "tie:"
"""Begins a reason that names a feature of the model of ties: it tells what spoke for the claim, and weighs nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Donor:
    """Who gives: the fullest name in the text, person or organization, and a party's id where one is known."""

    name: str
    kind: str
    id: str | None = None
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in DONOR_KINDS:
            raise ValueError(f"kind {self.kind!r} is not one of {DONOR_KINDS}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FundRef:
    """The recipient: an id of the registry where it is known, and the name as the text has it."""

    id: str | None
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so: a speaker in a role ("spokesperson", "filing", "outlet", "source"), to whom.

    `first` says that the text names this speaker as the one who reported it first.
    """

    speaker: str
    role: str | None = None
    told_to: str | None = None
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two places of one text that disagree on a field, and the one that was believed, with the rule that chose."""

    field: str
    rejected: Evidence
    believed: Evidence
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One gift as one article tells it. Every value that is not None has at least one evidence of its field.

    `rule` names the grammar rule that made the claim; `confidence` is a Decimal between 0 and 1, and `reasons` name
    what it was made of ("giver.pronoun": a pronoun stands for the giver).
    """

    article_id: str
    donor: Donor
    capacity: str
    status: str
    fund: FundRef
    evidence: tuple[Evidence, ...]
    money: Money | None = None
    in_kind: bool = False
    associated: tuple[str, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    date: PartialDate | None = None
    confidence: Decimal = Decimal("0.5")
    reasons: tuple[str, ...] = ()
    rule: str = ""
    conflicts: tuple[Conflict, ...] = ()

    def __post_init__(self) -> None:
        if self.capacity not in CAPACITIES:
            raise ValueError(f"capacity {self.capacity!r} is not one of {CAPACITIES}")
        if self.status not in STATUSES:
            raise ValueError(f"status {self.status!r} is not one of {STATUSES}")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")
        fields = {e.field for e in self.evidence}
        wanted = {"donor"} | ({"amount"} if self.money else set()) | ({"fund"} if self.fund.name else set())
        if missing := sorted(wanted - fields):
            raise ValueError(f"a value without evidence does not exist: {', '.join(missing)}")

    @property
    def amount(self) -> Decimal | None:
        """The single amount, or None where the text gives none or only a range."""
        return self.money.amount if self.money else None

    @property
    def id(self) -> str:
        """A hash of the article and of what the claim says, not of where: a moved paragraph keeps its claims."""
        money = self.money
        return content_id(
            "claim",
            self.article_id,
            self.donor.name,
            self.donor.kind,
            self.capacity,
            self.status,
            self.fund.id,
            self.fund.name,
            str(money.amount) if money and money.amount is not None else None,
            money.currency if money else None,
            str(self.in_kind),
        )
