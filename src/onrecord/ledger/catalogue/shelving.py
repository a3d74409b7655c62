"""The filings of a ledger on shelves, put there once and again when another filing is read."""

from __future__ import annotations

from datetime import date
from threading import Lock

from sqlalchemy import Connection, func, select

from onrecord.ledger.filings.fetching import fetch_filings
from onrecord.ledger.filings.schema import filing_readings
from onrecord.matching import FilingShelves

__all__ = ["Shelving"]


class Shelving:
    """Keeps the shelves of one ledger between questions: tens of thousands of covers take seconds to put there.

    With `as_of`, the filings stand as they did on that day.
    """

    def __init__(self, as_of: date | None = None) -> None:
        self._as_of, self._lock = as_of, Lock()
        self._made: tuple[int, FilingShelves] | None = None

    def shelves(self, connection: Connection) -> FilingShelves:
        """Return the shelves of the filings that the connection sees."""
        last = int(connection.scalar(select(func.max(filing_readings.c.sequence))) or 0)
        with self._lock:
            if self._made is None or self._made[0] != last:
                self._made = (last, FilingShelves((kept.filing for kept in fetch_filings(connection)), self._as_of))
            return self._made[1]
