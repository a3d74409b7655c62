"""Which names the page answers to: a foreign name that is made to point here (DNS rebinding) gets nothing."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["LOOPBACK_NAMES", "HostRule"]

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")

_HOST = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class HostRule:
    """The names of this server. `addresses`: any address in figures is taken too, which no name can be made to be.

    >>> rule = HostRule(names=frozenset(LOOPBACK_NAMES))
    >>> [rule.takes(host) for host in ("localhost:8000", "[::1]:8000", "evil.example", "127.0.0.1.evil.example")]
    [True, True, False, False]
    """

    names: frozenset[str]
    addresses: bool = False

    @classmethod
    def of(cls, listens_on: str, names: Iterable[str] = (), *, is_local: bool) -> HostRule:
        """Return the rule for a server that listens on an address and is called by `names`.

        >>> HostRule.of("0.0.0.0", ["list.example"], is_local=False).takes("192.0.2.7:8000")
        True
        """
        known = {name.casefold().strip("[]") for name in (*names, *LOOPBACK_NAMES)}
        return cls(names=frozenset(known | {listens_on.casefold().strip("[]")}), addresses=not is_local)

    def takes(self, host: str | None) -> bool:
        """Whether the server answers to what a request's Host header says."""
        match = _HOST.fullmatch(host or "")
        if match is None:
            return False
        name = (match["six"] or match["name"]).casefold().removesuffix(".")
        return name in self.names or (self.addresses and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
