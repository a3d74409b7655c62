"""A committee's filings from the FEC: the list from openFEC, then each filing as it was filed (.fec).

Documentation: https://api.open.fec.gov/developers/ (X-Api-Key, 1,000 calls an hour, 100 a page at most). The files lie
at docquery.fec.gov under dcdev/posted/NUMBER.fec, those that the FEC typed from paper under paper/posted/NUMBER.fec.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Problem
from onrecord.sources.filings.answers import CommitteePage, FilingsPage, ListedFiling, parse_answer
from onrecord.sources.filings.bodies import Caps, MemorySink
from onrecord.sources.filings.client import Client, Site
from onrecord.sources.filings.refusals import FetchError, cut_short, is_a_page, unexpected_answer
from onrecord.sources.filings.store import Draft, Entry, Facts, Folder

__all__ = ["FecSource", "fetch_filing", "list_filings"]

_LIST_CAPS = Caps(size=20_000_000, seconds=120)
_FILE_CAPS = Caps(size=2_000_000_000, seconds=1800)
_PER_PAGE = 100
_MOST_PAGES = 500
# How a filing may begin: electronic (with or without quotes), the versions before 3, typed from paper; and a BOM.
_BEGINNINGS = (b"HDR", b'"HDR', b"/*")
_BOM = b"\xef\xbb\xbf"

Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FecSource:
    """Where the FEC's filings come from: `api` lists them, `files` keeps them."""

    client: Client
    api: Site
    files: Site


def list_filings(source: FecSource, committee: str, forms: tuple[str, ...]) -> Iterator[ListedFiling | Problem]:
    """Yield a committee's filings on `forms`, oldest first, each once; raises FetchError where a page does not come."""
    url = _list_url(source, committee, forms, page=1)
    known: dict[int | None, ListedFiling] = {}
    seen, declared = 0, 0
    for page in _pages(source, committee, forms):
        declared = page.pagination.count if page.pagination.is_count_exact is not False else seen + len(page.results)
        seen += len(page.results)
        for filing in page.results:
            _check_asked(filing, committee, forms, url)
            if filing.file_number is None or filing.file_number not in known:
                known[filing.file_number] = filing
                yield filing
    if seen != declared:
        what = f"the list says that it has {declared} filings, and gave {seen}"
        yield Problem(code="list_changed", source=url, what=what, advice="type the same command again")
    if not seen:
        yield _nothing_found(source, committee, forms, url)


def _pages(source: FecSource, committee: str, forms: tuple[str, ...]) -> Iterator[FilingsPage]:
    further: Params = ()
    for number in range(1, _MOST_PAGES + 1):
        url = _list_url(source, committee, forms, number, further)
        sink = MemorySink()
        source.client.get(source.api, url, sink, _LIST_CAPS)
        page = parse_answer(FilingsPage, sink.content, url)
        yield page
        if not page.results or number >= page.pagination.pages:
            return
        further = _last_indexes(page)
    raise unexpected_answer(url, f"the list has no end: more than {_MOST_PAGES} pages")


def _last_indexes(page: FilingsPage) -> Params:
    """Lists that are paged by the last row instead of by number say so; the next request then names that row."""
    return tuple((name, str(value)) for name, value in (page.pagination.last_indexes or {}).items())


def _list_url(source: FecSource, committee: str, forms: tuple[str, ...], page: int, further: Params = ()) -> str:
    asked = tuple(("form_type", form) for form in forms)
    paging = (("sort", "receipt_date"), ("per_page", str(_PER_PAGE)), ("page", str(page)))
    return source.api.address(f"committee/{committee}/filings/", (*asked, *paging, *further))


def _check_asked(filing: ListedFiling, committee: str, forms: tuple[str, ...], url: str) -> None:
    """Hold that the filters were heeded; a form may come with its kind: "F13N" for "F13"."""
    if filing.committee_id != committee or not any(_is_of_form(filing.form_type, form) for form in forms):
        raise unexpected_answer(url, "the list has filings that were not asked for")


def _is_of_form(form_type: str, form: str) -> bool:
    return form_type.upper() in {form, *(form + kind for kind in "NAT")}


def _nothing_found(source: FecSource, committee: str, forms: tuple[str, ...], url: str) -> Problem:
    """Tell a committee that the FEC does not know from one that has filed nothing of what is asked for."""
    about = source.api.address(f"committee/{committee}/")
    sink = MemorySink()
    try:
        source.client.get(source.api, about, sink, _LIST_CAPS)
        is_known = bool(parse_answer(CommitteePage, sink.content, about).results)
    except FetchError as error:
        if error.problem.code != "not_there":
            raise
        is_known = False
    if not is_known:
        what = f"the FEC knows no committee {committee}"
        return Problem(code="unknown_committee", source=about, what=what, advice="check the id: C and eight digits")
    what = f"{committee} has filed none of the forms asked for ({', '.join(forms)})"
    return Problem(code="nothing_filed", source=url, what=what, advice="name another form with --form")


def fetch_filing(source: FecSource, filing: ListedFiling, folder: Folder) -> tuple[Entry, bool] | Problem:
    """Return the filing's file in `folder`, and whether it is new; a Problem where it has none.

    Raises FetchError where it does not come.
    """
    if filing.file_number is None or filing.file_number < 1 or not filing.fec_url:
        return _on_paper(source, filing)
    file = f"FEC-{filing.file_number}.fec"
    url = source.files.address(f"{_kind_of(filing)}/posted/{filing.file_number}.fec")
    if entry := folder.find(file, url):
        return entry, False
    with folder.draft(file) as draft:
        source.client.get(source.files, url, draft, _FILE_CAPS)
        _check_filing(draft, url)
        if draft.last != b"\n":
            _ask_twice(source, url, draft)
        return folder.keep(file, url, draft, _facts(filing)), True


def _ask_twice(source: FecSource, url: str, draft: Draft) -> None:
    """A file that does not end with its line may be the half that a wrong length let through: then another comes."""
    first = draft.sha256
    source.client.get(source.files, url, draft, _FILE_CAPS)
    if draft.sha256 != first:
        raise cut_short(url, "it does not end with a line, and came differently when it was asked for again")


def _kind_of(filing: ListedFiling) -> str:
    """Return the folder that the list's address names. Nothing else of that address is used."""
    return "paper" if "/paper/" in (filing.fec_url or "") else "dcdev"


def _check_filing(draft: Draft, url: str) -> None:
    head = draft.head.removeprefix(_BOM).lstrip()
    if head.startswith(b"<"):
        raise is_a_page(url)
    if not head.startswith(_BEGINNINGS):
        raise unexpected_answer(url, "the file does not begin as a filing does" if head else "the file is empty")


def _on_paper(source: FecSource, filing: ListedFiling) -> Problem:
    what = f"{filing.form_type} of {_day(filing) or 'an unknown day'} was filed on paper, and no data file was made"
    advice = "read its pages, and make a table of them"
    return Problem(code="paper_filing", source=filing.pdf_url or source.api.base, what=what, advice=advice)


def _day(filing: ListedFiling) -> str | None:
    return filing.receipt_date[:10] if filing.receipt_date else None


def _facts(filing: ListedFiling) -> Facts:
    return {
        "number": f"FEC-{filing.file_number}",
        "committee": filing.committee_id,
        "form": filing.form_type,
        "received": _day(filing),
        "report": filing.report_type,
        "year": filing.report_year,
        "amendment": filing.amendment_indicator,
    }
