"""The list as files, with the filters of the page: what `onrecord export` writes, byte for byte."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from threading import BoundedSemaphore

from fastapi import APIRouter, HTTPException
from fastapi.responses import StreamingResponse
from starlette.responses import Response

from onrecord.exports import FORMATS, ExportRequest, Table
from onrecord.exports.pledge_rows import PLEDGES
from onrecord.ledger.catalogue import Catalogue, GiftQuestion
from onrecord.ledger.catalogue.cursors import MOST
from onrecord.web.asking import ask_gifts
from onrecord.web.visits import Visiting

__all__ = ["OFFERED", "router"]

router = APIRouter(include_in_schema=False)

OFFERED = ("csv", "jsonl", "xlsx", "parquet")
"""The formats that the list offers, by their endings; the command line has more."""

# A file is made of all gifts of the ledger: two at once leave readers their pages. Whoever comes third is told to come
# back, since who waits here would hold one of the few threads that make pages.
_MADE_AT_ONCE = BoundedSemaphore(2)
_COME_BACK = "20"


@router.get("/export/gifts.{ending}")
def download_gifts(visit: Visiting, ending: str) -> Response:
    """Send the gifts that are asked for, as the list finds them, as a file."""
    if ending not in OFFERED:
        raise HTTPException(404)
    asked = ask_gifts(visit.request.query_params)
    if asked.question is None:
        raise HTTPException(400)
    only = frozenset(_find_ids(visit.catalogue, asked.question)) if asked.filters else None
    request = ExportRequest(ledger=visit.ledger, today=visit.today, only=only, base=visit.settings.address)
    if not _MADE_AT_ONCE.acquire(blocking=False):
        raise HTTPException(503, headers={"Retry-After": _COME_BACK})
    name = f"onrecord-gifts-{visit.today}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(_begin(ending, request), headers=headers, media_type=FORMATS[ending].media_type)


@router.get("/export/columns.csv")
def download_columns() -> Response:
    """Send what each column of the list means."""
    headers = {"Content-Disposition": 'attachment; filename="onrecord-columns.csv"'}
    return Response(_describe(PLEDGES), headers=headers, media_type="text/csv; charset=utf-8")


def _describe(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("column", "type", "meaning"))
    writer.writerows((column.name, column.kind, column.meaning) for column in table.columns)
    return text.getvalue().encode("utf-8")


def _find_ids(catalogue: Catalogue, question: GiftQuestion) -> Iterator[str]:
    question = replace(question, size=MOST, after=None)
    while True:
        page = catalogue.list_gifts(question)
        yield from (line.id for line in page.lines)
        if page.following is None:
            return
        question = replace(question, after=page.following)


def _begin(ending: str, request: ExportRequest) -> Iterator[bytes]:
    """Return the pieces of a file, the first of them made: what cannot be made at all is told as an error."""
    made = _pieces(ending, request)
    return chain((next(made, b""),), made)


def _pieces(ending: str, request: ExportRequest) -> Iterator[bytes]:
    make = FORMATS[ending].chunks
    try:
        if make is not None:
            yield from make(request)
    finally:
        _MADE_AT_ONCE.release()
