"""Frozen records that the stages hand on, and their invariants. Import them from here."""

from onrecord.records.article import Article, Block, Furniture, Lineage
from onrecord.records.capture import Capture
from onrecord.records.charted import ArticleWeek, DueDay, Flow, Gap, WeekTotal
from onrecord.records.claim import Attribution, Claim, Conflict, Donor, FundRef
from onrecord.records.dates import PartialDate
from onrecord.records.evidence import Evidence
from onrecord.records.filing import Address, Check, Entry, Filing, NameParts, Receipt, Refund
from onrecord.records.ids import content_id
from onrecord.records.judgement import Judgement, in_force
from onrecord.records.match import Difference, FiledEntry, FiledMatch, Match, Standing, UnannouncedGift
from onrecord.records.money import Money
from onrecord.records.party import Identity, Likeness, Party, PartyMention, PartyRole
from onrecord.records.pledge import CopyLink, Disagreement, Origin, Pledge, Telling, TellingArticle, ToldClaim
from onrecord.records.problem import Problem
from onrecord.records.reading import DocumentReading, FilingReading, Reading
from onrecord.records.statement import Speaker, Statement

__all__ = [
    "Address",
    "Article",
    "ArticleWeek",
    "Attribution",
    "Block",
    "Capture",
    "Check",
    "Claim",
    "Conflict",
    "CopyLink",
    "Difference",
    "Disagreement",
    "DocumentReading",
    "Donor",
    "DueDay",
    "Entry",
    "Evidence",
    "FiledEntry",
    "FiledMatch",
    "Filing",
    "FilingReading",
    "Flow",
    "FundRef",
    "Furniture",
    "Gap",
    "Identity",
    "Judgement",
    "Likeness",
    "Lineage",
    "Match",
    "Money",
    "NameParts",
    "Origin",
    "PartialDate",
    "Party",
    "PartyMention",
    "PartyRole",
    "Pledge",
    "Problem",
    "Reading",
    "Receipt",
    "Refund",
    "Speaker",
    "Standing",
    "Statement",
    "Telling",
    "TellingArticle",
    "ToldClaim",
    "UnannouncedGift",
    "WeekTotal",
    "content_id",
    "in_force",
]
