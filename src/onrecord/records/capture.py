"""A capture: bytes as they were fetched or handed in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

__all__ = ["Capture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes with where they came from: `source` is a path, a URL or "-" for standard input.

    `obtained_at` is an aware time or None where nobody looked at a clock (a `scan` keeps nothing);
    `how` says how the bytes were obtained ("file", "stdin", "folder", "fetched"). `mapping` is the text of a mapping
    file, for a table whose columns somebody named; `filed` the day on which an office got a filing, if it told so.

    >>> page = Capture(content=b"<p>", source="page.html", media_type="text/html", how="file")
    >>> page.sha256[:8]
    '33f27994'
    """

    content: bytes
    source: str
    media_type: str
    how: str
    url: str | None = None
    obtained_at: datetime | None = None
    mapping: str | None = None
    filed: date | None = None

    def __post_init__(self) -> None:
        if self.obtained_at is not None and self.obtained_at.tzinfo is None:
            raise ValueError("obtained_at needs a time zone")

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal: the identity of the capture."""
        return _digest(self.content)


@lru_cache(maxsize=1)
def _digest(content: bytes) -> str:
    """Hash once what is asked for a thousand times in a row: a bulk file is the capture of every report in it."""
    return hashlib.sha256(content).hexdigest()
