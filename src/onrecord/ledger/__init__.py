"""The ledger: what was read, kept in one file. Facts are only ever added."""

from onrecord.ledger.articles import KeptArticle
from onrecord.ledger.catalogue import (
    SORTS,
    Catalogue,
    DonorLine,
    DonorQuestion,
    FiledTotal,
    FundLine,
    GiftLine,
    GiftQuestion,
    Page,
    SaidTotal,
    Waiting,
    WaitingQuestion,
)
from onrecord.ledger.checking import Fault
from onrecord.ledger.counting import LedgerCounts
from onrecord.ledger.derived.counting import DerivedCounts
from onrecord.ledger.derived.deriving import Derived
from onrecord.ledger.derived.keeping import Kept
from onrecord.ledger.derived.past import NotReadyError
from onrecord.ledger.filings.finding import FiledParts
from onrecord.ledger.filings.listing import EntryFilter, ListedEntry
from onrecord.ledger.filtering import ClaimFilter, fold
from onrecord.ledger.finding import (
    AmbiguousIdError,
    CaptureNote,
    Found,
    FoundArticle,
    FoundClaim,
    FoundFiling,
    FoundStatement,
    UnknownIdError,
)
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.listing import ListedClaim
from onrecord.ledger.quoting import ListedStatement
from onrecord.ledger.runs import Recorded, Run
from onrecord.ledger.sightings.versions import Sighting
from onrecord.ledger.verifying import Proof

__all__ = [
    "SORTS",
    "AmbiguousIdError",
    "CaptureNote",
    "Catalogue",
    "ClaimFilter",
    "Derived",
    "DerivedCounts",
    "DonorLine",
    "DonorQuestion",
    "EntryFilter",
    "Fault",
    "FiledParts",
    "FiledTotal",
    "Found",
    "FoundArticle",
    "FoundClaim",
    "FoundFiling",
    "FoundStatement",
    "FundLine",
    "GiftLine",
    "GiftQuestion",
    "Kept",
    "KeptArticle",
    "Ledger",
    "LedgerCounts",
    "ListedClaim",
    "ListedEntry",
    "ListedStatement",
    "NotReadyError",
    "Page",
    "Proof",
    "Recorded",
    "Run",
    "SaidTotal",
    "Sighting",
    "UnknownIdError",
    "Waiting",
    "WaitingQuestion",
    "fold",
]
