"""The stages wired: sources to pages to claims, sources to filings, in one process or in several."""

from onrecord.pipeline.captures import read_capture
from onrecord.pipeline.documents import read_page
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.pipeline.local import ReadingOptions, read_documents
from onrecord.pipeline.pledges import ListedPledge, PledgeFilter, list_pledges, list_unannounced
from onrecord.pipeline.reviewing import Choice, Draft, ReviewItem, find_review_items

__all__ = [
    "Choice",
    "Draft",
    "ListedPledge",
    "PledgeFilter",
    "ReadingOptions",
    "ReviewItem",
    "find_review_items",
    "list_pledges",
    "list_unannounced",
    "read_capture",
    "read_documents",
    "read_page",
    "reader_fingerprint",
]
