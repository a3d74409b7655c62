"""A filing from the FEC as it was filed (.fec), of those that a committee's lists name.

The files lie at docquery.fec.gov under dcdev/posted/NUMBER.fec, those that the FEC typed from paper under
paper/posted/NUMBER.fec.
"""

from __future__ import annotations

from onrecord.records import Problem
from onrecord.sources.filings.answers import ListedFiling
from onrecord.sources.filings.client import Client, Site
from onrecord.sources.filings.refusals import is_a_page, unexpected_answer
from onrecord.sources.filings.store import Draft, Entry, Facts, Folder
from onrecord.sources.transport.bodies import Caps
from onrecord.sources.transport.refusals import cut_short

__all__ = ["fetch_filing"]

_CAPS = Caps(size=2_000_000_000, seconds=1800)
# How a filing may begin: electronic (with or without quotes), the versions before 3, typed from paper; and a BOM.
_BEGINNINGS = (b"HDR", b'"HDR', b"/*")
_BOM = b"\xef\xbb\xbf"


def fetch_filing(client: Client, files: Site, filing: ListedFiling, folder: Folder) -> tuple[Entry, bool] | Problem:
    """Return the filing's file in `folder`, and whether it is new; a Problem where it has none.

    Raises FetchError where it does not come.
    """
    if filing.file_number is None or filing.file_number < 1 or not filing.fec_url:
        return _on_paper(files, filing)
    file = f"FEC-{filing.file_number}.fec"
    url = files.address(f"{_kind_of(filing)}/posted/{filing.file_number}.fec")
    if entry := folder.find(file, url):
        return entry, False
    with folder.draft(file) as draft:
        client.get(files, url, draft, _CAPS)
        _check_filing(draft, url)
        if draft.last != b"\n":
            _ask_twice(client, files, url, draft)
        return folder.keep(file, url, draft, _facts(filing)), True


def _ask_twice(client: Client, files: Site, url: str, draft: Draft) -> None:
    """A file that does not end with its line may be the half that a wrong length let through: then another comes."""
    first = draft.sha256
    client.get(files, url, draft, _CAPS)
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


def _on_paper(files: Site, filing: ListedFiling) -> Problem:
    what = f"{filing.form_type} of {_day(filing) or 'an unknown day'} was filed on paper, and no data file was made"
    advice = "read its pages, and make a table of them"
    return Problem(code="paper_filing", source=filing.pdf_url or files.base, what=what, advice=advice)


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
