"""A match: a pledge held against what was filed; and a standing: where a pledge stands today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.records.filing import Entry, Filing
from onrecord.records.ids import content_id

__all__ = [
    "SIDES",
    "STANDINGS",
    "VERDICTS",
    "Difference",
    "FiledEntry",
    "FiledMatch",
    "Match",
    "Standing",
    "UnannouncedGift",
]

VERDICTS = ("same", "differs", "unsure", "none")

SIDES = ("received", "given")
"""Whose filings: those of the fund that got the money, or those of who gave it."""

STANDINGS = (
    "announced",
    "due",
    "filed_as_announced",
    "filed_differently",
    "not_found_though_due",
    "refunded",
    "declined",
    "filed_but_never_announced",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledEntry:
    """A filed line with the cover that it stands under, and the fund that got the money."""

    entry: Entry
    filing: Filing
    fund_id: str | None = None

    @property
    def is_given(self) -> bool:
        """True where the giver filed it (LD-203), False where the receiver did (Form 13, Schedule A)."""
        return self.filing.system == "lda"

    @property
    def fund(self) -> str | None:
        """The fund as it was told, or as the line itself tells it."""
        return self.fund_id or self.entry.fund_id

    @property
    def key(self) -> str:
        """The filing and the line: "filing-0a1b:17"."""
        return f"{self.filing.id}:{self.entry.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What was said and what was filed, as text ("amount": "5000000" and "4889345.33"), and by how much."""

    field: str
    said: str
    filed: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A pledge and the filed lines that may be it (several where it came in instalments, or in cash and in kind).

    `side` is whose filings were looked at: those of who received, or those of who gave. `reasons` read as policy
    ("name: the registry knows LMC IP as Lockheed Martin"); `score` is between 0 and 1. A verdict "same" or "differs" is
    accepted without a person, "unsure" waits for one; `rivals` are then lines that may be meant as well. `refunds` are
    lines of what was sent back of it, `refunded` their sum, or what a memo of the line says to have been sent back.
    """

    pledge_id: str
    filed: tuple[FiledEntry, ...]
    verdict: str
    score: Decimal
    side: str = "received"
    reasons: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    rivals: tuple[FiledEntry, ...] = ()
    refunds: tuple[FiledEntry, ...] = ()
    refunded: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"verdict {self.verdict!r} is not one of {VERDICTS}")
        if self.side not in SIDES:
            raise ValueError(f"side {self.side!r} is not one of {SIDES}")
        if not 0 <= self.score <= 1:
            raise ValueError(f"score {self.score} is not between 0 and 1")

    @property
    def id(self) -> str:
        """A hash of the pledge and the lines: a judgement on it holds as long as those are what is matched."""
        return content_id("match", self.pledge_id, self.side, *sorted(filed.key for filed in self.filed))

    @property
    def is_accepted(self) -> bool:
        """Whether it is taken for one gift without a person."""
        return self.verdict in ("same", "differs")


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledMatch:
    """One gift as its giver filed it (`given`), and the lines of the receiver that may be it. Fields as of Match."""

    given: FiledEntry
    received: tuple[FiledEntry, ...]
    verdict: str
    score: Decimal
    reasons: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    rivals: tuple[FiledEntry, ...] = ()

    @property
    def is_accepted(self) -> bool:
        """Whether it is taken for one gift without a person."""
        return self.verdict in ("same", "differs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a pledge stands as of a day; `words` never say more than the evidence.

    `due` is the day on which the next filing that should show it is due; `said`, `received` and `given` are the three
    tellings: press, the receiver's filing, the giver's filing.
    """

    name: str
    as_of: date
    words: str
    due: date | None = None
    said: str = ""
    received: str = ""
    given: str = ""

    def __post_init__(self) -> None:
        if self.name not in STANDINGS:
            raise ValueError(f"standing {self.name!r} is not one of {STANDINGS}")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnannouncedGift:
    """Filed lines of one donor to one fund that are no pledge's, and the standing that says so."""

    fund_id: str
    name: str
    amount: Decimal
    filed: tuple[FiledEntry, ...]
    standing: Standing

    @property
    def id(self) -> str:
        """A hash of the fund and the lines."""
        return content_id("unannounced", self.fund_id, *sorted(one.key for one in self.filed))
