"""How the list is made, what its words mean, how well it reads, and how to dispute an entry."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from onrecord.pipeline import reader_fingerprint
from onrecord.records.claim import CAPACITIES, STATUSES
from onrecord.records.match import STANDINGS
from onrecord.views.reasons import list_floor
from onrecord.web.method.scores import score_rows
from onrecord.web.visits import Visit, Visiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/method")
def show_method(visit: Visiting) -> Response:
    """Show the method."""
    return visit.answer(lambda: _method(visit))


def _method(visit: Visit) -> Response:
    return visit.page(
        "method.html",
        scores=score_rows(visit.language),
        reader=reader_fingerprint(),
        floor=list_floor(),
        standings=STANDINGS,
        statuses=STATUSES,
        capacities=CAPACITIES,
    )


@router.get("/about")
def show_about(visit: Visiting) -> Response:
    """Show what this is, and who stands behind the words of it."""
    return visit.answer(lambda: visit.page("about.html"))
