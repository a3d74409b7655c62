"""Whether and how a command fetches pages from the web: the options for it, and what they open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import RefusedError

if TYPE_CHECKING:
    from onrecord.sources.web import Fetcher, Outcome

__all__ = ["Contact", "Offline", "fetching"]

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

_NO_CONTACT = "onrecord: sites are not told whom to write to: set ONRECORD_CONTACT to your e-mail address, or --contact"


@contextmanager
def fetching(sources: list[str], *, offline: bool, contact: str) -> Iterator[Callable[[str], Outcome] | None]:
    """Give the way to fetch a page, or None where nothing is fetched; raises RefusedError for a contact that is none.

    Where no source can be an address, nothing is opened, so that reading files starts as fast as ever.
    """
    if offline or not any(_may_be_address(source) for source in sources):
        yield None
        return
    if not contact:
        typer.echo(_NO_CONTACT, err=True)
    with open_fetcher(contact) as fetcher:
        yield fetcher.fetch


def open_fetcher(contact: str) -> Fetcher:
    """Return the fetcher of this machine: its clock, its resolver, its cache, and public addresses alone."""
    from onrecord.sources.web import Fetcher, FetchOptions
    from onrecord.sources.web.cache import PageCache, cache_folder

    try:
        options = FetchOptions(contact=contact.strip())
    except ValueError as error:
        raise RefusedError(f"--contact {contact}: {error}") from None
    return Fetcher(options=options, cache=PageCache(cache_folder()))


def _may_be_address(source: str) -> bool:
    return source == "-" or source.startswith("@") or "://" in source
