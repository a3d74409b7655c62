"""Filings from the offices that publish them: the FEC's and the LDA's public APIs, over HTTPS, into a folder."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOMES = {
    "onrecord.sources.filings.fetching": ("Apis", "Fetched", "Keys", "fetch_filings"),
    "onrecord.sources.filings.store": ("Entry", "Folder", "read_fetched"),
    "onrecord.sources.filings.targets": ("DEFAULT_FORMS", "Target", "find_target"),
    "onrecord.sources.transport.timing": ("SYSTEM", "Timing"),
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: the list beside a file is read without what fetches filings."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)
