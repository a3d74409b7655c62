"""The list of what is followed, and how news is delivered: a TOML file that a person writes."""

from onrecord.sources.watchlist.reading import read_watchlist
from onrecord.sources.watchlist.records import (
    AtomFile,
    Deliveries,
    Followed,
    Mail,
    Secret,
    Watchlist,
    WatchlistError,
    Webhook,
)

__all__ = [
    "AtomFile",
    "Deliveries",
    "Followed",
    "Mail",
    "Secret",
    "Watchlist",
    "WatchlistError",
    "Webhook",
    "read_watchlist",
]
