"""Fetch what a fund or a committee has filed, and what lobbyists report to have given to it, into a folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.errors import SourceError
from onrecord.records import Problem
from onrecord.sources.filings.answers import ListedFiling
from onrecord.sources.filings.client import Client, Site
from onrecord.sources.filings.fec import fetch_filing
from onrecord.sources.filings.feclists import list_filings
from onrecord.sources.filings.lda import fetch_search
from onrecord.sources.filings.store import Entry, Folder
from onrecord.sources.filings.targets import Search, Target
from onrecord.sources.transport.refusals import FetchError
from onrecord.sources.transport.timing import SYSTEM, Pacer, Timing

__all__ = ["Apis", "Fetched", "Keys", "fetch_filings"]

# openFEC: 1,000 calls an hour; LDA: 120 a minute with a key, 15 without. docquery names no rate; one a second is
# polite.
_FEC_SECONDS, _FEC_BURST = 3.6, 0.5
_FILES_SECONDS = 1.0
_LDA_SECONDS, _LDA_SECONDS_WITH_KEY = 4.0, 0.5
_FAILURES_IN_A_ROW = 3

_Wanted = TypeVar("_Wanted")

_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_NO_KEY = "set FEC_API_KEY to your key (free, from https://api.data.gov/signup/), or to DEMO_KEY for a few calls"


@dataclass(frozen=True, slots=True, kw_only=True)
class Apis:
    """The addresses of the servers; others are for tests, and must be https or on this machine."""

    fec: str = "https://api.open.fec.gov/v1"
    fec_files: str = "https://docquery.fec.gov"
    lda: str = "https://lda.gov/api/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys of the two APIs, "" for none; raises SourceError for what cannot be one, without repeating it.

    >>> Keys(fec="abc")
    Keys()
    """

    fec: str = field(default="", repr=False)
    lda: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        for name, key in (("FEC_API_KEY", self.fec), ("LDA_API_KEY", self.lda)):
            if key and not _KEY.fullmatch(key):
                raise SourceError(f"{name}: it holds blanks or signs that no key has (copy it again)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A file that is in the folder, and whether it is new there."""

    entry: Entry
    is_new: bool


def fetch_filings(
    target: Target,
    folder: Folder,
    keys: Keys,
    *,
    apis: Apis | None = None,
    timing: Timing = SYSTEM,
    is_known: Callable[[str], bool] = lambda number: False,
) -> Iterator[Fetched | Problem]:
    """Yield each file of `target` as it comes to `folder`, and a problem for each that does not come.

    `is_known` says of a filing's number ("FEC-1910509") that it need not be fetched. Raises SourceError where nothing
    can be fetched at all: the FEC is all there is to ask, and there is no key.
    """
    if target.committees and not keys.fec and not target.searches:
        raise SourceError(f"{target.name}: the FEC's API wants a key ({_NO_KEY})")
    return _fetch(target, folder, keys, apis or Apis(), timing, is_known)


def _fetch(
    target: Target, folder: Folder, keys: Keys, apis: Apis, timing: Timing, is_known: Callable[[str], bool]
) -> Iterator[Fetched | Problem]:
    if target.lacks:
        advice = "look its id up at fec.gov and name it instead"
        yield Problem(code="no_committee", source=target.name, what=target.lacks, advice=advice)
    client = Client(timing)
    if target.committees and not keys.fec:
        yield Problem(code="no_key", source=apis.fec, what="the FEC's API wants a key", advice=_NO_KEY)
    elif target.committees:
        yield from _of_committees(client, _fec_sites(keys, apis, timing), target, folder, is_known)
    lda = _lda_site(keys, apis, timing)
    yield from _each(target.searches, lda, lambda search: _pages_of(client, lda, search, folder))


@dataclass(frozen=True, slots=True, kw_only=True)
class FecSites:
    """The FEC's servers: `api` lists filings, `files` keeps them."""

    api: Site
    files: Site


def _fec_sites(keys: Keys, apis: Apis, timing: Timing) -> FecSites:
    pacer = Pacer(timing, _FEC_SECONDS, burst=_FEC_BURST)
    api = Site(base=apis.fec, pacer=pacer, key=("X-Api-Key", keys.fec) if keys.fec else None, key_name="FEC_API_KEY")
    files = Site(base=apis.fec_files, pacer=Pacer(timing, _FILES_SECONDS), also=("www.fec.gov",))
    return FecSites(api=api, files=files)


def _lda_site(keys: Keys, apis: Apis, timing: Timing) -> Site:
    key = ("Authorization", f"Token {keys.lda}") if keys.lda else None
    pacer = Pacer(timing, _LDA_SECONDS_WITH_KEY if keys.lda else _LDA_SECONDS)
    return Site(base=apis.lda, pacer=pacer, key=key, key_name="LDA_API_KEY", also=("www.lda.gov", "lda.senate.gov"))


def _of_committees(
    client: Client, sites: FecSites, target: Target, folder: Folder, is_known: Callable[[str], bool]
) -> Iterator[Fetched | Problem]:
    for place, committee in enumerate(target.committees):
        listed: list[ListedFiling] = []
        ends = False
        try:
            for found in list_filings(client, sites.api, committee, target.forms):
                if isinstance(found, Problem):
                    yield found
                elif not is_known(f"FEC-{found.file_number}"):
                    listed.append(found)
        except FetchError as error:
            yield error.problem
            ends = error.ends_site
        yield from _each(listed, sites.files, lambda filing: _file_of(client, sites.files, filing, folder))
        if ends:
            yield from _not_tried(sites.api, len(target.committees) - place - 1)
            return


def _file_of(client: Client, files: Site, filing: ListedFiling, folder: Folder) -> Iterator[Fetched | Problem]:
    found = fetch_filing(client, files, filing, folder)
    yield found if isinstance(found, Problem) else Fetched(entry=found[0], is_new=found[1])


def _pages_of(client: Client, api: Site, search: Search, folder: Folder) -> Iterator[Fetched | Problem]:
    for found in fetch_search(client, api, search, folder):
        yield found if isinstance(found, Problem) else Fetched(entry=found[0], is_new=found[1])


def _each(
    wanted: Sequence[_Wanted], site: Site, fetch: Callable[[_Wanted], Iterator[Fetched | Problem]]
) -> Iterator[Fetched | Problem]:
    """Fetch one after the other; a server that fails several times in a row, or says that it is over, is left alone."""
    failures = 0
    for place, one in enumerate(wanted):
        try:
            yield from fetch(one)
            failures = 0
        except FetchError as error:
            yield error.problem
            failures = _FAILURES_IN_A_ROW if error.ends_site else failures + error.is_passing
        if failures >= _FAILURES_IN_A_ROW:
            yield from _not_tried(site, len(wanted) - place - 1)
            return


def _not_tried(site: Site, left: int) -> Iterator[Problem]:
    if left:
        what = f"{left} more were not asked for, since the server does not answer"
        yield Problem(code="not_tried", source=site.base, what=what, advice="type the same command again later")
