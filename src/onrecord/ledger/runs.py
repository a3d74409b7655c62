"""A run: one call of `onrecord add`, what it started with and how it ended."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

__all__ = ["Recorded", "Run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Which version of onrecord (`version`) with which reader (`reader`, a fingerprint) began when.

    >>> from datetime import UTC, datetime
    >>> run = Run.begin(datetime(2024, 12, 14, tzinfo=UTC), version="0.1.0", reader="reader-1")
    >>> run.started_at.year
    2024
    """

    id: str
    started_at: datetime
    version: str
    reader: str

    def __post_init__(self) -> None:
        if self.started_at.tzinfo is None:
            raise ValueError("started_at needs a time zone")

    @classmethod
    def begin(cls, now: datetime, *, version: str, reader: str) -> Run:
        """Return a new run; its id is random, since two runs may begin in the same microsecond."""
        return cls(id=f"run-{secrets.token_hex(10)}", started_at=now, version=version, reader=reader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What recording did to the documents `seen`: `kept` ones gave an article or a filing, `set_aside` ones none.

    Of those that are kept, `new` ones gave the ledger something, `known` ones nothing new; `claims` counts the claims,
    and `entries` the lines of filings, of the readings that were added. Counts of batches add up.

    >>> Recorded(seen=2, new=1, known=1, kept=2) + Recorded(seen=1, set_aside=1)
    Recorded(seen=3, new=1, known=1, kept=2, set_aside=1, claims=0, entries=0)
    """

    seen: int = 0
    new: int = 0
    known: int = 0
    kept: int = 0
    set_aside: int = 0
    claims: int = 0
    entries: int = 0

    def __add__(self, other: Recorded) -> Recorded:
        """Return the counts of both."""
        return Recorded(
            seen=self.seen + other.seen,
            new=self.new + other.new,
            known=self.known + other.known,
            kept=self.kept + other.kept,
            set_aside=self.set_aside + other.set_aside,
            claims=self.claims + other.claims,
            entries=self.entries + other.entries,
        )
