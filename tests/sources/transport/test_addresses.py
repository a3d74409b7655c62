"""Which addresses may be asked, case by case; and that the one that was checked is the one that is connected to."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.transport.addresses import PUBLIC, AddressPolicy
from onrecord.sources.transport.bodies import Caps
from onrecord.sources.transport.dialing import Call, PinnedBackend, Reach, ask_system, find_addresses
from onrecord.sources.transport.refusals import FetchError
from onrecord.sources.transport.timing import SYSTEM

PUBLIC_ONES = (
    *("1.1.1.1", "8.8.8.8", "93.184.215.14", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1"),
    *("192.0.1.1", "192.167.1.1", "192.169.0.1", "198.17.255.255", "198.20.0.1", "223.255.255.254", "169.253.1.1"),
    *("168.63.129.15", "11.0.0.1", "2606:4700:4700::1111", "2001:4860:4860::8888", "2a00:1450:4007:80f::200e"),
    *("2620:fe::fe", "2001:200::1", "2400:cb00::1"),
)

# (what it is, the address)
REFUSED = [
    ("this network", "0.0.0.0"),
    ("this network", "0.1.2.3"),
    ("loopback", "127.0.0.1"),
    ("loopback", "127.255.255.254"),
    ("private", "10.0.0.1"),
    ("private", "172.16.0.1"),
    ("private", "172.31.255.255"),
    ("private", "192.168.1.1"),
    ("CGNAT", "100.64.0.1"),
    ("CGNAT", "100.127.255.255"),
    ("metadata", "169.254.169.254"),
    ("metadata", "169.254.170.2"),
    ("metadata", "100.100.100.200"),
    ("metadata", "192.0.0.192"),
    ("a cloud's own services", "168.63.129.16"),
    ("link-local", "169.254.0.1"),
    ("protocol assignments", "192.0.0.8"),
    ("documentation", "192.0.2.1"),
    ("documentation", "198.51.100.1"),
    ("documentation", "203.0.113.1"),
    ("relay of 6to4", "192.88.99.1"),
    ("measurements", "198.18.0.1"),
    ("measurements", "198.19.255.255"),
    ("multicast", "224.0.0.1"),
    ("multicast", "239.255.255.255"),
    ("reserved", "240.0.0.1"),
    ("broadcast", "255.255.255.255"),
    ("unspecified", "::"),
    ("loopback", "::1"),
    ("IPv4-mapped", "::ffff:127.0.0.1"),
    ("IPv4-mapped", "::ffff:8.8.8.8"),
    ("IPv4-mapped", "::ffff:a9fe:a9fe"),
    ("IPv4-translated", "::ffff:0:127.0.0.1"),
    ("IPv4-compatible", "::127.0.0.1"),
    ("IPv4-compatible", "::8.8.8.8"),
    ("NAT64", "64:ff9b::7f00:1"),
    ("NAT64", "64:ff9b::808:808"),
    ("NAT64, local", "64:ff9b:1::1"),
    ("discard", "100::1"),
    ("6to4", "2002:7f00:1::"),
    ("6to4", "2002:808:808::1"),
    ("Teredo", "2001::1"),
    ("Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2"),
    ("benchmarking", "2001:2::1"),
    ("ORCHID", "2001:20::1"),
    ("documentation", "2001:db8::1"),
    ("documentation", "3fff::1"),
    ("segment routing", "5f00::1"),
    ("unique local", "fc00::1"),
    ("unique local", "fd12:3456::1"),
    ("metadata", "fd00:ec2::254"),
    ("link-local", "fe80::1"),
    ("link-local", "fe80::1%eth0"),
    ("with a scope", "2606:4700:4700::1111%eth0"),
    ("site-local", "fec0::1"),
    ("multicast", "ff02::1"),
    ("multicast", "ff0e::1"),
    ("ISATAP", "2606:4700::5efe:7f00:1"),
    ("ISATAP", "2606:4700::200:5efe:a00:1"),
    ("no address", ""),
    ("no address", "example.org"),
    ("no address", "127.1"),
    ("no address", "0x7f.0.0.1"),
    ("no address", "2130706433"),
    ("no address", "0177.0.0.1"),
]


@pytest.mark.parametrize("address", PUBLIC_ONES)
def test_a_public_address_may_be_asked(address: str) -> None:
    assert PUBLIC.is_public(address)


@pytest.mark.parametrize(("kind", "address"), REFUSED)
def test_any_other_address_may_not(kind: str, address: str) -> None:
    assert not PUBLIC.is_public(address), kind


@given(st.integers(0, 2**32 - 1))
def test_no_address_with_one_of_ipv4_in_it_is_public(number: int) -> None:
    inner = int(IPv4Address(number))
    for outer in ("::", "::ffff:0:0", "64:ff9b::", "64:ff9b:1::", "::ffff:0:0:0"):
        assert not PUBLIC.is_public(str(IPv6Address(int(IPv6Address(outer)) | inner)))
    assert not PUBLIC.is_public(str(IPv6Address((0x2002 << 112) | (inner << 80) | 1)))


@given(st.ip_addresses())
def test_what_is_public_is_global(address: IPv4Address | IPv6Address) -> None:
    assert not PUBLIC.is_public(str(address)) or (address.is_global and not address.is_multicast)


# Names that a system's resolver reads as an address of this machine.
SPELLINGS = ["127.0.0.1", "127.1", "0x7f.1", "0177.0.0.1", "2130706433", "0x7f000001", "0", "::1", "::ffff:127.0.0.1"]


@pytest.mark.parametrize("host", SPELLINGS)
def test_an_address_is_met_however_it_is_spelt(host: str) -> None:
    with pytest.raises(FetchError) as refused:
        find_addresses("http://x/", host, 80, Reach(resolver=ask_system))
    assert refused.value.problem.code in ("address_refused", "server_down")


# (addresses of a name, the one that is told)
MIXED = [
    (("8.8.8.8", "127.0.0.1"), "127.0.0.1"),
    (("2606:4700:4700::1111", "10.0.0.1"), "10.0.0.1"),
    (("8.8.8.8", "::ffff:8.8.8.8"), "::ffff:8.8.8.8"),
]


@pytest.mark.parametrize(("addresses", "told"), MIXED)
def test_one_address_that_is_not_public_is_enough(addresses: tuple[str, ...], told: str) -> None:
    with pytest.raises(FetchError) as refused:
        find_addresses("http://x/", "x", 80, Reach(resolver=lambda host, port: addresses))
    assert (refused.value.problem.code, told in refused.value.problem.what) == ("address_refused", True)


@pytest.mark.parametrize("port", [0, 22, 25, 6379, 8080, 65535])
def test_ports_of_other_services_are_not_asked(port: int) -> None:
    asked: list[str] = []
    with pytest.raises(FetchError) as refused:
        find_addresses("http://x/", "x", port, Reach(resolver=lambda host, port: asked.append(host) or ("8.8.8.8",)))  # type: ignore[func-returns-value]
    assert (refused.value.problem.code, asked) == ("address_refused", [])


@pytest.mark.parametrize("failure", [OSError("no such name"), UnicodeError("label too long")])
def test_a_name_that_nobody_knows(failure: Exception) -> None:
    def resolve(host: str, port: int) -> tuple[str, ...]:
        raise failure

    with pytest.raises(FetchError) as refused:
        find_addresses("http://x/", "x", 80, Reach(resolver=resolve))
    assert (refused.value.problem.code, refused.value.is_passing) == ("server_down", True)


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is asked for once: what it stands for afterwards does not matter."""
    answers = [("203.0.114.7", "203.0.114.8"), ("127.0.0.1",)]
    dialled: list[str] = []

    def connect(self: object, host: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        dialled.append(host)
        raise httpcore2.ConnectError("nobody there")

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    reach = Reach(resolver=lambda host, port: answers.pop(0))
    backend = PinnedBackend(Call("http://x/", SYSTEM, Caps(size=1, seconds=9)), reach)
    with pytest.raises(httpcore2.ConnectError):
        backend.connect_tcp("rebound.example", 80)
    assert dialled == ["203.0.114.7", "203.0.114.8"]


def test_a_policy_names_what_counts_as_public_besides() -> None:
    policy = AddressPolicy(also_public=(ip_network("127.0.0.1/32"),))
    assert [policy.is_public(one) for one in ("127.0.0.1", "127.0.0.2", "::1", "8.8.8.8")] == [True, False, False, True]
