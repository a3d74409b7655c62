"""Filings and their lines, without streets."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query, Request, Response

from onrecord.ledger import Catalogue
from onrecord.ledger.catalogue import FiledCover, FilingLine
from onrecord.records import Entry, Filing
from onrecord.views.filings import chain_object, check_object, cover_object
from onrecord.views.sharing import shared_capture_object, shared_entry_object, shared_problem_object
from onrecord.web.api.answers import answer, following_address
from onrecord.web.api.parameters import FilingParameters, Paging
from onrecord.web.api.problems import RequestError
from onrecord.web.api.routing import new_router
from onrecord.web.api.shapes.filings import FilingLinePiece, FilingPiece, FilingShape
from onrecord.web.disclosing import may_know_files
from onrecord.web.filters import in_path

__all__ = ["router"]

router = new_router("filings")


@router.get("/filings", response_model=FilingPiece, summary="List filings")
def list_filings(request: Request, asked: Annotated[FilingParameters, Query()]) -> Response:
    """List the filings that were read, the last read first, also those that a later one replaced."""

    def make(catalogue: Catalogue) -> dict[str, Any]:
        page = catalogue.list_filings(asked.question())
        items = [_line_object(line) for line in page.lines]
        return {"items": items, "next": following_address(request, page.following)}

    return answer(request, make)


def _line_object(line: FilingLine) -> dict[str, Any]:
    days = {"from": line.covers_from, "through": line.covers_through}
    return {
        "id": line.id,
        "number": line.number,
        "system": line.system,
        "form": line.form,
        "filer": {"id": line.filer_id, "name": line.filer_name},
        "lobbyist": line.lobbyist or None,
        "period": {name: day.isoformat() if day else None for name, day in days.items()},
        "filed": line.filed.isoformat() if line.filed else None,
        "lines": line.lines,
    }


@router.get("/filings/{filing_id}", response_model=FilingShape, summary="One filing with its checks")
def show_filing(request: Request, filing_id: str) -> Response:
    """Return a filing by its id, or by what the office calls it ("FEC-1910509")."""

    def make(catalogue: Catalogue) -> dict[str, Any]:
        ids = catalogue.find_ids("filing", filing_id)
        found = catalogue.find_cover(ids[0]) if len(ids) == 1 else None
        if found is None or not _is_called(found.filing, filing_id):
            raise RequestError("not-found", f"no filing, or more than one, is called {filing_id!r}")
        return _filing_object(found, named=may_know_files(request))

    return answer(request, make)


def _is_called(filing: Filing, name: str) -> bool:
    return name.casefold() in (filing.id, (filing.number or "").casefold())


def _filing_object(found: FiledCover, *, named: bool) -> dict[str, Any]:
    return {
        "filing": cover_object(found.filing),
        "receipts": found.receipts,
        "refunds": found.refunds,
        "checks": [check_object(check) for check in found.checks],
        "chain": chain_object(found.chain),
        "problems": [shared_problem_object(problem, named=named) for problem in found.problems],
        "captures": [shared_capture_object(capture, named=named) for capture in found.captures],
        "reader": found.reader,
        "lines": f"/api/v1/filings/{in_path(found.filing.id)}/lines",
    }


@router.get("/filings/{filing_id}/lines", response_model=FilingLinePiece, summary="The lines of a filing")
def list_lines(request: Request, filing_id: str, asked: Annotated[Paging, Query()]) -> Response:
    """List the itemised lines of a filing, in the order of the file.

    Data of individuals in reports to the Federal Election Commission may not be sold, or used to solicit or for
    commercial purposes (52 U.S.C. 30111(a)(4)).
    """

    def make(catalogue: Catalogue) -> dict[str, Any]:
        reading = catalogue.find_filing_reading(filing_id)
        if reading is None:
            raise RequestError("not-found", f"no filing has the id {filing_id!r} (see /api/v1/filings)")
        page = catalogue.list_entries(reading, after=asked.after, size=asked.per_page)
        items = [_entry_object(entry) for entry in page.lines]
        return {"items": items, "next": following_address(request, page.following)}

    return answer(request, make)


def _entry_object(entry: Entry) -> dict[str, Any]:
    return {**shared_entry_object(entry), "side": type(entry).__name__.casefold()}
