"""Filings from the offices that publish them: the FEC's and the LDA's public APIs, over HTTPS, into a folder."""

from onrecord.sources.filings.fetching import Apis, Fetched, Keys, fetch_filings
from onrecord.sources.filings.store import Entry, Folder, read_fetched
from onrecord.sources.filings.targets import DEFAULT_FORMS, Target, find_target
from onrecord.sources.transport.timing import SYSTEM, Timing

__all__ = [
    "DEFAULT_FORMS",
    "SYSTEM",
    "Apis",
    "Entry",
    "Fetched",
    "Folder",
    "Keys",
    "Target",
    "Timing",
    "fetch_filings",
    "find_target",
    "read_fetched",
]
