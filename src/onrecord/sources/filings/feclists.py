"""The lists of what a committee has filed, from openFEC: as the FEC has processed it, and as it came in a moment ago.

Documentation: https://api.open.fec.gov/developers/ (X-Api-Key, 1,000 calls an hour, 100 a page at most). The list of
processed filings (`/committee/{id}/filings/`) goes back decades, and is a night behind; the list of electronic ones
(`/efile/filings/`) has what was filed today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Problem
from onrecord.sources.filings.answers import CommitteePage, FilingsPage, ListedFiling, parse_answer
from onrecord.sources.filings.client import Client, Site
from onrecord.sources.filings.refusals import unexpected_answer
from onrecord.sources.transport.bodies import Caps, MemorySink
from onrecord.sources.transport.refusals import FetchError

__all__ = ["list_filings"]

_CAPS = Caps(size=20_000_000, seconds=120)
_PER_PAGE = 100
_MOST_PAGES = 500

Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A list that is asked for, and what its rows must be of."""

    path: str
    params: Params
    committee: str
    forms: tuple[str, ...]

    def address(self, api: Site, page: int, further: Params = ()) -> str:
        """Return the address of a page of it."""
        forms = tuple(("form_type", form) for form in self.forms)
        paging = (("per_page", str(_PER_PAGE)), ("page", str(page)))
        return api.address(self.path, (*self.params, *forms, *paging, *further))


def list_filings(client: Client, api: Site, committee: str, forms: tuple[str, ...]) -> Iterator[ListedFiling | Problem]:
    """Yield a committee's filings on `forms`, each once, oldest first, what came today last.

    Raises FetchError where the list of processed filings does not come; without the other one it goes on.
    """
    known: dict[int | None, ListedFiling] = {}
    yield from _new_ones(_rows(client, api, _processed(committee, forms)), known)
    try:
        yield from _new_ones(_rows(client, api, _electronic(committee, forms)), known)
    except FetchError as error:
        yield error.problem
        return
    if not known:
        yield _nothing_found(client, api, committee, forms)


def _processed(committee: str, forms: tuple[str, ...]) -> _Asked:
    path = f"committee/{committee}/filings/"
    return _Asked(path=path, params=(("sort", "receipt_date"),), committee=committee, forms=forms)


def _electronic(committee: str, forms: tuple[str, ...]) -> _Asked:
    return _Asked(path="efile/filings/", params=(("committee_id", committee),), committee=committee, forms=forms)


def _new_ones(
    rows: Iterator[ListedFiling | Problem], known: dict[int | None, ListedFiling]
) -> Iterator[ListedFiling | Problem]:
    """Leave out what was listed before; filings without a number cannot be told apart, and all stay."""
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif row.file_number is None or row.file_number not in known:
            known[row.file_number] = row
            yield row


def _rows(client: Client, api: Site, asked: _Asked) -> Iterator[ListedFiling | Problem]:
    seen = declared = 0
    for page in _pages(client, api, asked):
        seen += len(page.results)
        declared = seen if page.pagination.is_count_exact is False else page.pagination.count
        for filing in page.results:
            _check_asked(filing, asked, asked.address(api, 1))
            yield filing
    if seen != declared:
        what = f"the list says that it has {declared} filings, and gave {seen}"
        source = asked.address(api, 1)
        yield Problem(code="list_changed", source=source, what=what, advice="type the same command again")


def _pages(client: Client, api: Site, asked: _Asked) -> Iterator[FilingsPage]:
    further: Params = ()
    for number in range(1, _MOST_PAGES + 1):
        url = asked.address(api, number, further)
        sink = MemorySink()
        client.get(api, url, sink, _CAPS)
        page = parse_answer(FilingsPage, sink.content, url)
        yield page
        if not page.results or number >= page.pagination.pages:
            return
        further = _last_indexes(page)
    raise unexpected_answer(url, f"the list has no end: more than {_MOST_PAGES} pages")


def _last_indexes(page: FilingsPage) -> Params:
    """Lists that are paged by the last row instead of by number say so; the next request then names that row."""
    return tuple((name, str(value)) for name, value in (page.pagination.last_indexes or {}).items())


def _check_asked(filing: ListedFiling, asked: _Asked, url: str) -> None:
    """Hold that the filters were heeded; a form may come with its kind: "F13N" for "F13"."""
    if filing.committee_id != asked.committee or not any(_is_of_form(filing.form_type, form) for form in asked.forms):
        raise unexpected_answer(url, "the list has filings that were not asked for")


def _is_of_form(form_type: str, form: str) -> bool:
    return form_type.upper() in {form, *(form + kind for kind in "NAT")}


def _nothing_found(client: Client, api: Site, committee: str, forms: tuple[str, ...]) -> Problem:
    """Tell a committee that the FEC does not know from one that has filed nothing of what is asked for."""
    about = api.address(f"committee/{committee}/")
    if not _is_known(client, api, about):
        what = f"the FEC knows no committee {committee}"
        return Problem(code="unknown_committee", source=about, what=what, advice="check the id: C and eight digits")
    what = f"{committee} has filed none of the forms asked for ({', '.join(forms)})"
    return Problem(code="nothing_filed", source=about, what=what, advice="name another form with --form")


def _is_known(client: Client, api: Site, about: str) -> bool:
    sink = MemorySink()
    try:
        client.get(api, about, sink, _CAPS)
        return bool(parse_answer(CommitteePage, sink.content, about).results)
    except FetchError as error:
        if error.problem.code != "not_there":
            raise
        return False
