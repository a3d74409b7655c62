"""Ask an office's server: https alone, within its hosts, at its pace, with retries, and with caps on what comes."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_network
from urllib.parse import urljoin, urlsplit

import httpx2

from onrecord.sources.filings.refusals import is_a_page, key_refused, not_there, redirect_refused, request_refused
from onrecord.sources.transport.addresses import AddressPolicy
from onrecord.sources.transport.bodies import Caps, Sink
from onrecord.sources.transport.dialing import Reach, trust_authorities
from onrecord.sources.transport.exchanging import Answer, ask
from onrecord.sources.transport.refusals import FetchError, rate_limited, server_down, too_slow
from onrecord.sources.transport.timing import Pacer, Timing, backoff, read_retry_after

__all__ = ["Client", "Site", "is_allowed_base"]

TRIES = 5
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
# A server that asks for a longer wait than this is taken at its word: the command ends, and says when to come back.
_LONGEST_WAIT = 120.0
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_LOOPBACK_NETWORKS = (ip_network("127.0.0.0/8"), ip_network("::1/128"))

Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A server of an office: its `base` address, its pace, and the key that goes to its own host and no other.

    `key` is a header and its value, kept out of everything that is printed; `key_name` is the variable it came from.
    `also` are further hosts that it may send us to.
    """

    base: str
    pacer: Pacer = field(repr=False)
    key: tuple[str, str] | None = field(default=None, repr=False)
    key_name: str = ""
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not is_allowed_base(self.base):
            raise ValueError(f"{self.base}: only https is asked, or a server on this machine")

    @property
    def addresses(self) -> AddressPolicy:
        """The addresses that the site may stand for: public ones, or this machine where the base is on it."""
        parts = urlsplit(self.base)
        own = _LOOPBACK_NETWORKS if parts.hostname in _LOOPBACK else ()
        port = parts.port or (80 if parts.scheme == "http" else 443)
        return AddressPolicy(ports=frozenset({443, port}), also_public=own)

    def address(self, path: str, params: Params = ()) -> str:
        """Return the address of `path` below the base; it holds no key."""
        return str(httpx2.URL(f"{self.base.rstrip('/')}/{path}", params=params or None))


def is_allowed_base(base: str) -> bool:
    """True for an https address of a host, and for plain http on this machine.

    >>> is_allowed_base("https://lda.gov/api/v1"), is_allowed_base("http://lda.gov"), is_allowed_base("http://[::1]:80")
    (True, False, True)
    """
    parts = urlsplit(base)
    has_password = "@" in parts.netloc
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    return bool(parts.hostname) and is_safe and not has_password


class Client:
    """Asks servers for what is wanted, and gives up with a FetchError that says why."""

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self._trust = trust_authorities()

    def get(self, site: Site, url: str, sink: Sink, caps: Caps) -> None:
        """Write the answer to `sink`; raises FetchError once asking again is of no use or has been tried enough."""
        for attempt in range(TRIES):
            sink.restart()
            site.pacer.wait()
            try:
                return self._ask(site, url, sink, caps)
            except FetchError as error:
                wait = backoff(attempt, self._timing)
                wait = wait if error.retry_after is None else max(error.retry_after, wait)
                if not error.is_passing or attempt == TRIES - 1 or wait > _LONGEST_WAIT:
                    raise
            self._timing.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _ask(self, site: Site, url: str, sink: Sink, caps: Caps) -> None:
        deadline = self._timing.ticks() + caps.seconds
        reach = Reach(addresses=site.addresses, trust=self._trust, timing=self._timing)
        here = url
        for _ in range(_MOST_REDIRECTS + 1):
            headers = dict([site.key]) if site.key and _origin(here) == _origin(site.base) else {}
            with ask(here, {"Accept-Encoding": "gzip", **headers}, reach, caps, deadline=deadline) as answer:
                site.pacer.note(answer.headers)
                if answer.status not in _REDIRECTS:
                    self._check(site, url, answer)
                    return answer.copy_to(sink, caps)
                here = _follow(site, here, answer.headers.get("location", ""))
            if self._timing.ticks() > deadline:
                raise too_slow(url, caps.seconds)
        raise redirect_refused(url, f"more than {_MOST_REDIRECTS} times")

    def _check(self, site: Site, url: str, answer: Answer) -> None:
        status = answer.status
        if status == 429:
            raise rate_limited(url, read_retry_after(answer.headers.get("retry-after"), self._timing.now()))
        if status >= 500:
            raise _failed(url, status, read_retry_after(answer.headers.get("retry-after"), self._timing.now()))
        if status in (401, 403) and site.key is not None:
            raise key_refused(url, site.key_name, status)
        if status in _GONE:
            raise not_there(url)
        if status != 200:
            raise request_refused(url, status)
        if answer.headers.get("content-type", "").partition(";")[0].strip().casefold() == "text/html":
            raise is_a_page(url)


def _failed(url: str, status: int, retry_after: float | None) -> FetchError:
    error = server_down(url, f"it answers {status}")
    error.retry_after = retry_after
    return error


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port


def _follow(site: Site, here: str, location: str) -> str:
    """Return where an answer sends us, where that is one of the site's hosts and as safe as the base."""
    try:
        there = urljoin(here, location)
        scheme, host, port = _origin(there)
        is_own = (scheme, host, port) == _origin(site.base)
        is_known = scheme == "https" and host in (urlsplit(site.base).hostname, *site.also) and port in (None, 443)
        has_password = "@" in urlsplit(there).netloc
    except ValueError as error:
        raise redirect_refused(here, "to an address that is none") from error
    if has_password or not (is_own or is_known):
        raise redirect_refused(here, f"to {scheme}://{host}")
    return there
