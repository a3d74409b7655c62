"""What a page is served with: which ledger, under which address, and what the day is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from onrecord.web.accounts.settings import GuardSettings
from onrecord.web.api.settings import ApiSettings

__all__ = ["WebSettings"]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How `onrecord serve` serves.

    `ledger` is a file, or the address of a database; `address` is what links in feeds and exports begin with
    ("https://gifts.example.org"); `clock` tells the time, in UTC: standings are told as of its day; `guard` says who
    may read and decide, `api` how programs are answered. Where it `is_static` the pages are made to be kept as files:
    nobody signs in, and no guard stands before them.

    >>> WebSettings(ledger=Path("onrecord.db")).address
    'http://127.0.0.1:8765'
    """

    ledger: Path | str
    host: str = "127.0.0.1"
    port: int = 8765
    public_address: str | None = None
    clock: Callable[[], datetime] = _now
    guard: GuardSettings = field(default_factory=GuardSettings)
    api: ApiSettings = field(default_factory=ApiSettings)
    is_static: bool = False

    @property
    def address(self) -> str:
        """The address under which readers find the page, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.public_address or f"http://{host}:{self.port}").rstrip("/")
