"""Which addresses of the internet may be asked: public ones alone, so that no URL leads into a private network."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

__all__ = ["PUBLIC", "AddressPolicy", "IpNetwork"]

IpNetwork = IPv4Network | IPv6Network
_IpAddress = IPv4Address | IPv6Address

# What IPv4 sets aside (IANA, Special-Purpose Address Registry), and the metadata server of a cloud that lies outside.
_REFUSED_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by customers of a provider (CGNAT); 100.100.100.200 is a cloud's metadata
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # Azure's own services
        "169.254.0.0/16",  # link-local; 169.254.169.254 is most clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; 192.0.0.192 is a cloud's metadata
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # measurements
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
# In IPv6 one block is public, and all else is refused: ::1, fc00::/7, fe80::/10, fec0::/10, ff00::/8, and addresses
# with an IPv4 address in them (::ffff:0:0/96, 64:ff9b::/96 and 64:ff9b:1::/48 of NAT64, ::/96).
_PUBLIC_6 = IPv6Network("2000::/3")
_REFUSED_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, benchmarking, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, with an IPv4 address in it
        "3fff::/20",  # documentation
    )
)
# Below these, an address of IPv6 ends with one of IPv4 (ISATAP, RFC 5214).
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressPolicy:
    """Which addresses and `ports` may be asked. `also_public` are networks that count as public besides.

    >>> PUBLIC.is_public("8.8.8.8"), PUBLIC.is_public("127.0.0.1"), PUBLIC.is_public("::ffff:8.8.8.8")
    (True, False, False)
    >>> AddressPolicy(also_public=(IPv4Network("127.0.0.1/32"),)).is_public("127.0.0.1")
    True
    """

    ports: frozenset[int] = frozenset({80, 443})
    also_public: tuple[IpNetwork, ...] = ()

    def is_public(self, address: str) -> bool:
        """True for an address that may be asked; whatever is no address may not."""
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self.also_public) or _is_public(parsed)


PUBLIC = AddressPolicy()
"""What is asked on behalf of people: public addresses, at the ports of the web."""


def _is_public(address: _IpAddress) -> bool:
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in network for network in _REFUSED_4)
    is_isatap = (int(address) >> 32) & 0xFFFFFFFF in _ISATAP
    in_block = address in _PUBLIC_6 and address.scope_id is None
    return in_block and address.is_global and not is_isatap and not any(address in one for one in _REFUSED_6)
