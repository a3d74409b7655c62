"""The stages wired: sources to pages to claims, sources to filings, in one process or in several."""

from onrecord.pipeline.captures import read_capture
from onrecord.pipeline.deciding import keep_answer, take_back
from onrecord.pipeline.documents import read_page
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.pipeline.local import ReadingOptions, read_documents
from onrecord.pipeline.pledges import ListedPledge, PledgeFilter, list_pledges, list_unannounced
from onrecord.pipeline.review_items import Choice, Draft, ReviewItem
from onrecord.pipeline.reviewing import find_review_items
from onrecord.pipeline.waiting import load_review_items

__all__ = [
    "Choice",
    "Draft",
    "ListedPledge",
    "PledgeFilter",
    "ReadingOptions",
    "ReviewItem",
    "find_review_items",
    "keep_answer",
    "list_pledges",
    "list_unannounced",
    "load_review_items",
    "read_capture",
    "read_documents",
    "read_page",
    "reader_fingerprint",
    "take_back",
]
