"""Addresses as people paste them: parsed once, checked, and written in the one form that is asked for."""

from __future__ import annotations

import re

import httpx2

from onrecord.sources.web.refusals import url_refused

__all__ = ["join_url", "parse_url"]

_LONGEST = 4000
_LONGEST_HOST, _HIGHEST_PORT = 253, 65535
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_SCHEME = re.compile(r"https?:", re.I)
# What browsers take out or turn round before they look (WHATWG): where two readers differ, an attacker hides.
_MISLEADING = re.compile(r"[\x00-\x20\x7f\\]")


def parse_url(text: str) -> httpx2.URL:
    """Return the address that `text` names, its host in ASCII, without its fragment; raises FetchError for others.

    >>> str(parse_url("https://Bücher.example/Straße?q=ä#top"))
    'https://xn--bcher-kva.example/Stra%C3%9Fe?q=%C3%A4'
    """
    wanted = text.strip()
    if len(wanted) > _LONGEST:
        raise url_refused(f"{wanted[:80]}...", f"the address has more than {_LONGEST:,} characters")
    if not _SCHEME.match(wanted):
        raise url_refused(wanted, "only http and https are fetched")
    if _MISLEADING.search(wanted):
        raise url_refused(wanted, "the address holds blanks, backslashes or signs that cannot be seen")
    try:
        url = httpx2.URL(wanted)
        url = url.copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError) as error:
        raise url_refused(wanted, f"this is no address: {error}") from error
    return _check(url, wanted)


def _check(url: httpx2.URL, wanted: str) -> httpx2.URL:
    if url.userinfo or "@" in wanted.partition("//")[2].partition("/")[0]:
        raise url_refused(_without_user(wanted), "the address holds a name or password", "leave it out")
    if not url.host:
        raise url_refused(wanted, "the address names no server")
    if not _is_host(url.raw_host.decode("ascii")) or (url.port or 80) > _HIGHEST_PORT:
        raise url_refused(wanted, f"{url.netloc.decode('ascii')[:80]} is no name of a server")
    return url


def _is_host(host: str) -> bool:
    """Whether a name can be one of the internet's (RFC 1123, with the underscore that some use), or an address."""
    labels = host.removesuffix(".").split(".")
    return ":" in host or (len(host) <= _LONGEST_HOST and all(_LABEL.fullmatch(label) for label in labels))


def _without_user(wanted: str) -> str:
    scheme, _, rest = wanted.partition("//")
    return f"{scheme}//{rest.rpartition('@')[2]}"


def join_url(here: httpx2.URL, location: str) -> httpx2.URL:
    """Return the address that an answer at `here` sends on to; raises FetchError for what is none that is fetched.

    >>> str(join_url(httpx2.URL("https://example.org/a/b"), "../c#part"))
    'https://example.org/c'
    """
    try:
        # A server may send bytes of UTF-8 where only ASCII belongs; blanks at the ends are no part of it.
        there = str(here.join(location.strip()))
    except (httpx2.InvalidURL, ValueError) as error:
        raise url_refused(location[:200], f"this is no address: {error}") from error
    return parse_url(there)
