"""Where a file on the disk came from, as far as the list of fetched files beside it knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from onrecord.errors import SourceError
from onrecord.records import Capture
from onrecord.sources.filings.store import Entry, read_fetched

__all__ = ["Provenance"]


class Provenance:
    """Remembers the lists of the folders that were walked, and tells captures what those know of them."""

    def __init__(self) -> None:
        self._lists: dict[Path, dict[str, Entry]] = {}

    def tell(self, capture: Capture, path: Path) -> Capture:
        """Return the capture with the address it was fetched from, when, and the day on which the office got it.

        A file that is not as it was fetched keeps what it has: nobody knows where the rest of it is from.
        """
        entry = self._entries(path.parent).get(path.name)
        if entry is None or entry.sha256 != capture.sha256:
            return capture
        filed = _day(entry.facts.get("received"))
        at = _moment(entry.at) if capture.obtained_at else None
        return replace(capture, url=entry.url, how="fetched", filed=filed, obtained_at=at or capture.obtained_at)

    def _entries(self, folder: Path) -> dict[str, Entry]:
        if folder not in self._lists:
            try:
                self._lists[folder] = read_fetched(folder)
            except SourceError:  # a damaged list costs an address, not the filing
                self._lists[folder] = {}
        return self._lists[folder]


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
