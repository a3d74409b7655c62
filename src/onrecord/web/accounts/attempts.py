"""How often somebody may try to sign in: limits by address and by name, counted in the accounts file.

Counted there and not in memory, so that several serving processes count together and a restart forgives nothing.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from limits import RateLimitItem, parse_many
from limits.storage import MovingWindowSupport, Storage
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy import ColumnElement, delete, func, insert, select

from onrecord.web.accounts.file import AccountsFile
from onrecord.web.accounts.schema import attempts
from onrecord.web.accounts.users import fold_name

__all__ = ["Attempts", "LoginLimits", "network_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginLimits:
    """How many attempts are allowed, in the notation of `limits`: "10 per 5 minutes; 50 per hour"."""

    per_address: str = "20 per 10 minutes; 60 per hour"
    per_name: str = "10 per 10 minutes; 30 per hour"


class Attempts:
    """Counts attempts; each is counted before the password is looked at, so that many at once find no gap."""

    def __init__(self, file: AccountsFile, limits: LoginLimits, now: Callable[[], datetime]) -> None:
        self._now = now
        self._limiter = MovingWindowRateLimiter(_AttemptStorage(file, now))
        self._per_address, self._per_name = parse_many(limits.per_address), parse_many(limits.per_name)

    def take(self, address: str, name: str) -> int | None:
        """Count one attempt; return None where it is allowed, else in how many seconds to come back."""
        for items, key in ((self._per_address, ("address", network_of(address))), (self._per_name, _of_name(name))):
            for item in items:
                if not self._limiter.hit(item, *key):
                    return self._wait(item, key)
        return None

    def forgive(self, name: str) -> None:
        """Forget the attempts on a name, since its owner has signed in; those of an address stay counted."""
        for item in self._per_name:
            self._limiter.clear(item, *_of_name(name))

    def _wait(self, item: RateLimitItem, key: tuple[str, str]) -> int:
        reset = self._limiter.get_window_stats(item, *key).reset_time
        return max(1, ceil(reset - self._now().timestamp()))


def _of_name(name: str) -> tuple[str, str]:
    # Cut, so that nobody fills the file with names of a megabyte.
    return "name", fold_name(name)[:80]


def network_of(address: str) -> str:
    """Return what an address counts as: itself, or of IPv6 the network that one household or machine has whole.

    >>> network_of("2001:db8:1:2:3:4:5:6")
    '2001:db8:1:2::/64'
    >>> network_of("192.0.2.7")
    '192.0.2.7'
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    mapped = parsed.ipv4_mapped
    return str(mapped) if mapped else str(ipaddress.ip_network((parsed, 64), strict=False))


class _AttemptStorage(Storage, MovingWindowSupport):
    """Where `limits` keeps its windows: a row an attempt, by our clock."""

    STORAGE_SCHEME = ["onrecord-accounts"]  # noqa: RUF012 - `limits` declares it so

    def __init__(self, file: AccountsFile, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._file, self._now = file, now

    @property
    def base_exceptions(self) -> type[Exception]:
        """What can go wrong here; `limits` asks."""
        return OSError

    def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Add an attempt where fewer than `limit` stand in the window."""
        now = self._now().timestamp()
        with self._file.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.expires <= now))
            standing = connection.scalar(select(func.count()).where(*_window(key, now, expiry))) or 0
            if standing + amount > limit:
                return False
            connection.execute(insert(attempts), [{"key": key, "at": now, "expires": now + expiry}] * amount)
        return True

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        """Return when the oldest attempt of the window was made, and how many stand in it."""
        now = self._now().timestamp()
        asked = select(func.min(attempts.c.at), func.count()).where(*_window(key, now, expiry))
        with self._file.reading() as connection:
            oldest, standing = connection.execute(asked).one()
        return (now if oldest is None else oldest), standing

    def clear(self, key: str) -> None:
        """Forget the attempts under a key."""
        with self._file.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.key == key))

    def check(self) -> bool:
        """Whether the storage answers."""
        return True

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count in a fixed window: only moving ones are used."""
        raise NotImplementedError

    def get(self, key: str) -> int:
        """Return the count of a fixed window: only moving ones are used."""
        raise NotImplementedError

    def get_expiry(self, key: str) -> float:
        """Return the end of a fixed window: only moving ones are used."""
        raise NotImplementedError

    def reset(self) -> int | None:
        """Forget all attempts."""
        with self._file.writing() as connection:
            return connection.execute(delete(attempts)).rowcount


def _window(key: str, now: float, expiry: int) -> tuple[ColumnElement[bool], ...]:
    return attempts.c.key == key, attempts.c.at > now - expiry
