"""Frozen records that the stages hand on, and their invariants. Import them from here."""

from onrecord.records.article import Article, Block, Furniture, Lineage
from onrecord.records.capture import Capture
from onrecord.records.claim import Attribution, Claim, Conflict, Donor, FundRef
from onrecord.records.dates import PartialDate
from onrecord.records.evidence import Evidence
from onrecord.records.filing import Address, Check, Entry, Filing, NameParts, Receipt, Refund
from onrecord.records.ids import content_id
from onrecord.records.money import Money
from onrecord.records.problem import Problem
from onrecord.records.reading import DocumentReading, FilingReading, Reading
from onrecord.records.statement import Speaker, Statement

__all__ = [
    "Address",
    "Article",
    "Attribution",
    "Block",
    "Capture",
    "Check",
    "Claim",
    "Conflict",
    "DocumentReading",
    "Donor",
    "Entry",
    "Evidence",
    "Filing",
    "FilingReading",
    "FundRef",
    "Furniture",
    "Lineage",
    "Money",
    "NameParts",
    "PartialDate",
    "Problem",
    "Reading",
    "Receipt",
    "Refund",
    "Speaker",
    "Statement",
    "content_id",
]
