"""What of the list a static site holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

__all__ = ["SiteRequest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRequest:
    """Of which ledger a site is made, as of which `day`.

    `base` is the address under which it will stand: without one there are no feeds and no sitemap, which name whole
    addresses. `full_text`: articles stand there with all that was read, and not only with lines that tell of gifts.
    """

    ledger: Path | str
    day: date
    base: str | None = None
    full_text: bool = False
