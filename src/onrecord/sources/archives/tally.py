"""What was met in an archive, counted: nothing that is left out goes untold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

__all__ = ["Tally"]


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts while an archive is read: `records` of any kind, `pages` among them that could hold an article.

    Of the pages the gate `opened` for some and the rest went by. `raw_bytes` are those of all records, inflated.
    `set_aside` counts the records that are no pages, and pages that could not be read, by the reason.
    """

    records: int = 0
    pages: int = 0
    opened: int = 0
    raw_bytes: int = 0
    set_aside: Counter[str] = field(default_factory=Counter)
