"""Pages of the web, fetched on behalf of people: safely, politely, and with the reason where one does not come."""

from onrecord.sources.web.fetcher import Fetcher, FetchOptions
from onrecord.sources.web.outcomes import Fetched, Outcome, Refused, Unchanged, Validators

__all__ = ["FetchOptions", "Fetched", "Fetcher", "Outcome", "Refused", "Unchanged", "Validators"]
