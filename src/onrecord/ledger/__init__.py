"""The ledger: what was read, kept in one file. Facts are only ever added."""

from onrecord.ledger.checking import Fault
from onrecord.ledger.counting import LedgerCounts
from onrecord.ledger.filtering import ClaimFilter
from onrecord.ledger.finding import (
    AmbiguousIdError,
    CaptureNote,
    Found,
    FoundArticle,
    FoundClaim,
    FoundStatement,
    UnknownIdError,
)
from onrecord.ledger.gifts import ListedGift
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.listing import ListedClaim
from onrecord.ledger.runs import Recorded, Run
from onrecord.ledger.verifying import Proof

__all__ = [
    "AmbiguousIdError",
    "CaptureNote",
    "ClaimFilter",
    "Fault",
    "Found",
    "FoundArticle",
    "FoundClaim",
    "FoundStatement",
    "Ledger",
    "LedgerCounts",
    "ListedClaim",
    "ListedGift",
    "Proof",
    "Recorded",
    "Run",
    "UnknownIdError",
]
