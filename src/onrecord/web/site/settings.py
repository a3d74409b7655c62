"""What of the list a static site holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

__all__ = ["SiteRequest", "SiteSettings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """How pages are made that are kept as files: nobody signs in, nothing is asked, nothing is decided.

    `full_text`: articles stand there with all that was read, and not only with what is around the evidence.
    """

    full_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRequest:
    """Of which ledger a site is made, as of which `day`.

    `base` is the address under which it will stand: without one there are no feeds and no sitemap, which name whole
    addresses. `fund` is the key of the only fund that it holds, `gifts` how many gifts at most, the newest ones.
    """

    ledger: Path
    day: date
    base: str | None = None
    fund: str | None = None
    gifts: int | None = None
    full_text: bool = False
