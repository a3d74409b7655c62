"""Questions that a page or a program asks of a ledger: lists in pieces, totals, one record. Answered by indexes."""

from onrecord.ledger.catalogue.catalogue import Catalogue
from onrecord.ledger.catalogue.cursors import Page
from onrecord.ledger.catalogue.donors import DonorLine, DonorQuestion
from onrecord.ledger.catalogue.funds import FundLine
from onrecord.ledger.catalogue.gifts import GiftLine
from onrecord.ledger.catalogue.questions import SORTS, GiftQuestion
from onrecord.ledger.catalogue.totals import FiledTotal, SaidTotal

__all__ = [
    "SORTS",
    "Catalogue",
    "DonorLine",
    "DonorQuestion",
    "FiledTotal",
    "FundLine",
    "GiftLine",
    "GiftQuestion",
    "Page",
    "SaidTotal",
]
