"""The stages wired: sources to pages to claims, sources to filings, in one process or in several."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOMES = {
    "captures": ("read_capture",),
    "deciding": ("keep_answer", "take_back"),
    "documents": ("read_page",),
    "fingerprint": ("reader_fingerprint",),
    "local": ("ReadingOptions", "read_documents"),
    "pledges": ("ListedPledge", "PledgeFilter", "list_pledges", "list_unannounced"),
    "review_items": ("Choice", "Draft", "ReviewItem"),
    "reviewing": ("find_review_items",),
    "waiting": ("load_review_items",),
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: `onrecord scan` needs no ledger, which costs half a second."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
