"""What the guard of the page goes by: how it is open, to which names it answers, how long and how often."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.errors import AccountsError
from onrecord.web.accounts.access import ACCESSES, Paths
from onrecord.web.accounts.attempts import LoginLimits
from onrecord.web.accounts.file import AccountsFile
from onrecord.web.accounts.keeping import count_accounts
from onrecord.web.accounts.sessions import SessionLife

__all__ = ["GuardSettings", "check_accounts", "name_in", "open_accounts"]

_READERS = 40
"""Connections that are kept; no more threads ask at once (anyio's default, which a page that serves makes fewer)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardSettings:
    """How the page is guarded. `access` is what `choose_access` returns; `names` are those that readers call it by.

    `reviewer` is who decides on a page that asks nobody for an account (ONRECORD_REVIEWER). Headers of a proxy count
    where it is one of `trusted_proxies`: addresses, or networks as "10.0.0.0/8". Raises AccountsError where one is not.

    >>> GuardSettings().access
    'local'
    """

    access: str = "local"
    accounts: Path | None = None
    names: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    reviewer: str = ""
    life: SessionLife = field(default_factory=SessionLife)
    limits: LoginLimits = field(default_factory=LoginLimits)
    paths: Paths = field(default_factory=Paths)
    most_bytes: int = 1_000_000

    def __post_init__(self) -> None:
        if self.access not in ACCESSES:
            raise ValueError(f"access {self.access!r} is not one of {', '.join(ACCESSES)}")
        if self.access != "local" and self.accounts is None:
            raise ValueError(f"a page that is {self.access} needs a file of accounts")
        for proxy in self.trusted_proxies:
            _check_proxy(proxy)


def _check_proxy(proxy: str) -> None:
    """Refuse a name, which would match no address, and a star, with which anybody could say to be anybody."""
    try:
        ip_network(proxy)
    except ValueError:
        what = "an address or a network in figures is wanted, such as 127.0.0.1 or 10.0.0.0/8"
        raise AccountsError(f"--trust-proxy {proxy}: {what}") from None


def name_in(address: str | None) -> str | None:
    """Return the host in the address of a page; raises AccountsError where it is no address of the web.

    >>> name_in("https://gifts.example.org/"), name_in(None)
    ('gifts.example.org', None)
    """
    if address is None:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise AccountsError(f"--address {address}: an address such as https://gifts.example.org is wanted")
    return parts.hostname


def open_accounts(settings: GuardSettings) -> AccountsFile | None:
    """Return the open accounts; None where nobody is asked for one.

    Raises AccountsError where the page is reached from beyond this machine and nobody could sign in.
    """
    if settings.access == "local" or settings.accounts is None:
        return None
    file = AccountsFile.open(settings.accounts, readers=_READERS)
    if not count_accounts(file):
        raise AccountsError(
            f"{file.path}: no account can sign in, and this page is reached from beyond this machine"
            " (`onrecord user add NAME --role admin` makes one)"
        )
    return file


def check_accounts(settings: GuardSettings) -> None:
    """Raise AccountsError where `open_accounts` would; nothing stays open."""
    file = open_accounts(settings)
    if file is not None:
        file.close()
