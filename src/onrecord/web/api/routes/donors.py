"""Donors: the list, and one."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from onrecord.ledger import Catalogue
from onrecord.views.lines import donor_line_object
from onrecord.web.api.answers import answer, following_address, today_of
from onrecord.web.api.parameters import DonorParameters, Known
from onrecord.web.api.problems import RequestError
from onrecord.web.api.routing import new_router
from onrecord.web.api.shapes.gifts import DonorLineShape, DonorPiece

__all__ = ["router"]

router = new_router("donors")


@router.get("/donors", response_model=DonorPiece, summary="List donors")
def list_donors(request: Request, asked: Annotated[DonorParameters, Query()]) -> Response:
    """List who is told to give. A company and its chief are two donors; nobody is merged on a family name."""

    def make(catalogue: Catalogue) -> dict[str, object]:
        page = catalogue.list_donors(asked.question())
        return {
            "as_of": (asked.as_of or today_of(request)).isoformat(),
            "items": [donor_line_object(line) for line in page.lines],
            "next": following_address(request, page.following),
        }

    return answer(request, make, asked.as_of)


@router.get("/donors/{key:path}", response_model=DonorLineShape, summary="One donor")
def show_donor(request: Request, key: str, asked: Annotated[Known, Query()]) -> Response:
    """Return one donor; `/gifts?donor=` has the gifts."""

    def make(catalogue: Catalogue) -> dict[str, object]:
        line = catalogue.find_donor(key)
        if line is None:
            raise RequestError("not-found", f"no donor has the key {key!r} (see /api/v1/donors)")
        return donor_line_object(line)

    return answer(request, make, asked.as_of)
