"""Whether and how a command fetches pages from the web: the options for it, and what they open."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import RefusedError

if TYPE_CHECKING:
    from onrecord.sources.transport.dialing import Reach
    from onrecord.sources.web import Fetcher, FetchOptions, Outcome

__all__ = ["Contact", "Offline", "Through", "fetch_options", "fetching", "open_reach"]

Offline = Annotated[bool, typer.Option("--offline", help="Fetch nothing from the web.")]
Contact = Annotated[
    str,
    typer.Option(
        "--contact",
        envvar="ONRECORD_CONTACT",
        help="Whom a site may write to about our visits: an e-mail address, or that of a page.",
        show_default=False,
    ),
]
Through = Annotated[
    str,
    typer.Option("--proxy", metavar="URL", help="Fetch through this proxy, as http://HOST:PORT.", show_default=False),
]

_NO_CONTACT = "onrecord: sites are not told whom to write to: set ONRECORD_CONTACT to your e-mail address, or --contact"

Fetch = Callable[[str], "Outcome"]


@contextmanager
def fetching(sources: list[str], *, offline: bool, contact: str, proxy: str) -> Iterator[Fetch | None]:
    """Give the way to fetch a page, or None where nothing is fetched; raises RefusedError for an option at fault.

    Where no source can be an address, nothing is opened, so that reading files starts as fast as ever.
    """
    if offline or not any(_may_be_address(source) for source in sources):
        yield None
        return
    with open_fetcher(contact, proxy) as fetcher:
        yield fetcher.fetch if contact else _telling_once(fetcher.fetch)


def open_fetcher(contact: str, proxy: str) -> Fetcher:
    """Return the fetcher of this machine: its clock, its resolver, its cache, and public addresses alone."""
    from onrecord.sources.web import Fetcher
    from onrecord.sources.web.cache import PageCache, cache_folder

    return Fetcher(open_reach(proxy), fetch_options(contact, "--contact"), PageCache(cache_folder()))


def open_reach(proxy: str) -> Reach:
    """Return the way to servers, through a proxy where one is named; raises RefusedError for what names none."""
    from onrecord.sources.transport.dialing import Reach
    from onrecord.sources.transport.proxies import read_proxy

    try:
        return Reach(proxy=read_proxy(proxy) if proxy else None)
    except ValueError as error:
        raise RefusedError(f"--proxy: {error}") from None


def fetch_options(contact: str, where: str) -> FetchOptions:
    """Return how pages are asked for; raises RefusedError, which says `where`, for a contact that cannot be told."""
    from onrecord.sources.web import FetchOptions

    try:
        return FetchOptions(contact=contact.strip())
    except ValueError as error:
        raise RefusedError(f"{where} {contact}: {error}") from None


def _telling_once(fetch: Fetch) -> Fetch:
    """Say before the first page what sites should be told; standard input may hold no address at all."""
    told = threading.Lock()

    def fetch_and_tell(url: str) -> Outcome:
        if told.acquire(blocking=False):
            typer.echo(_NO_CONTACT, err=True)
        return fetch(url)

    return fetch_and_tell


def _may_be_address(source: str) -> bool:
    from onrecord.sources.remote import is_remote
    from onrecord.sources.url_lists import is_url

    return source == "-" or source.startswith("@") or (is_url(source) and not is_remote(source))
