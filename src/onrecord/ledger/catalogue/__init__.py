"""Questions that a page or a program asks of a ledger: lists in pieces, totals, one record. Answered by indexes."""

from onrecord.ledger.catalogue.belonging import LineGift
from onrecord.ledger.catalogue.catalogue import Catalogue
from onrecord.ledger.catalogue.covers import FiledCover
from onrecord.ledger.catalogue.cursors import Page
from onrecord.ledger.catalogue.donors import DonorLine, DonorQuestion
from onrecord.ledger.catalogue.filings import FilingLine, FilingQuestion
from onrecord.ledger.catalogue.funds import FundLine
from onrecord.ledger.catalogue.gift import Gift, GiftTelling
from onrecord.ledger.catalogue.gifts import GiftLine
from onrecord.ledger.catalogue.problems import KeptProblem
from onrecord.ledger.catalogue.questions import SORTS, GiftQuestion
from onrecord.ledger.catalogue.totals import FiledTotal, SaidTotal
from onrecord.ledger.catalogue.waiting import Waiting, WaitingQuestion
from onrecord.ledger.derived.touches import fund_subject

__all__ = [
    "SORTS",
    "Catalogue",
    "DonorLine",
    "DonorQuestion",
    "FiledCover",
    "FiledTotal",
    "FilingLine",
    "FilingQuestion",
    "FundLine",
    "Gift",
    "GiftLine",
    "GiftQuestion",
    "GiftTelling",
    "KeptProblem",
    "LineGift",
    "Page",
    "SaidTotal",
    "Waiting",
    "WaitingQuestion",
    "fund_subject",
]
