"""LD-203 reports from the LDA's API: each page of a search as it came.

Documentation: https://lda.gov/api/ (Authorization: Token KEY; 120 requests a minute with a key, 15 without; 25 reports
a page; paging needs a filter). lda.senate.gov was to close in mid-2026 for lda.gov, which answers alike.

Reports come ordered by the time they were posted, so that a full page stays as it is and new reports come at the end:
a page that has another after it is fetched once, the last one each time. Where a page is not in that order, it cannot
be relied on to stay, and is fetched each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from onrecord.records import Problem
from onrecord.sources.filings.answers import LdaPage, parse_answer
from onrecord.sources.filings.client import Client, Site
from onrecord.sources.filings.refusals import unexpected_answer
from onrecord.sources.filings.store import Entry, Facts, Folder
from onrecord.sources.filings.targets import Search
from onrecord.sources.transport.bodies import Caps
from onrecord.sources.transport.refusals import FetchError

__all__ = ["fetch_search"]

_CAPS = Caps(size=20_000_000, seconds=120)
_PER_PAGE = 25
# The API ignores filters that it does not know, and all LD-203 reports are more than 600,000.
_MOST_REPORTS = 5_000


def fetch_search(client: Client, api: Site, search: Search, folder: Folder) -> Iterator[tuple[Entry, bool] | Problem]:
    """Yield the pages that a search finds, each with whether it is new; raises FetchError where one does not come."""
    pages: list[Entry] = []
    while not pages or pages[-1].facts.get("more"):
        number = len(pages) + 1
        try:
            found = _fetch_page(client, api, search, number, folder)
        except FetchError as error:
            if number == 1 or error.problem.code != "not_there":
                raise
            break  # the list became shorter while it was read, and has no such page any more
        if found is None:
            break
        pages.append(found[0])
        yield found
    if pages and (problem := _check_count(pages, folder)):
        yield problem


def _fetch_page(client: Client, api: Site, search: Search, number: int, folder: Folder) -> tuple[Entry, bool] | None:
    """Return a page's file and whether it is new; None for a page without reports, which is not kept."""
    file = f"lda-{search.slug}-page-{number:04}.json"
    paging = (("ordering", "dt_posted"), ("page_size", str(_PER_PAGE)), ("page", str(number)))
    url = api.address("contributions/", (*search.params, *paging))
    known = folder.find(file, url)
    if known is not None and known.facts.get("settled"):
        return known, False
    with folder.draft(file) as draft:
        client.get(api, url, draft, _CAPS)
        page = parse_answer(LdaPage, draft.read(), url)
        _check_page(page, url)
        if not page.results:
            return None
        if known is not None and known.sha256 == draft.sha256:
            return known, False
        return folder.keep(file, url, draft, _facts(search, page)), True


def _facts(search: Search, page: LdaPage) -> Facts:
    more = page.next is not None
    is_settled = more and _is_ordered([report.dt_posted for report in page.results])
    counts: Facts = {"count": page.count, "reports": len(page.results)}
    return {"search": search.slug, **counts, "more": more, "settled": is_settled}


def _is_ordered(times: list[datetime | None]) -> bool:
    known = [time for time in times if time is not None and time.tzinfo is not None]
    return len(known) == len(times) and known == sorted(known)


def _check_page(page: LdaPage, url: str) -> None:
    if page.count > _MOST_REPORTS:
        what = f"the search finds {page.count:,} reports, more than any fund has: its filters were not heeded"
        raise unexpected_answer(url, what)
    if page.next and not page.results:
        raise unexpected_answer(url, "a page without reports says that more follow")


def _check_count(pages: list[Entry], folder: Folder) -> Problem | None:
    """Hold the pages against the number that the last of them gives; where they differ, forget them all."""
    seen = sum(int(page.facts.get("reports") or 0) for page in pages)
    declared = int(pages[-1].facts.get("count") or 0)
    if seen == declared:
        return None
    for page in pages:
        folder.forget(page.file)
    what = f"the search says that it finds {declared} reports, and gave {seen}: the list changed meanwhile"
    return Problem(code="list_changed", source=pages[0].url, what=what, advice="type the same command again")
