"""The list: every announced gift, with filters."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from onrecord.web.visits import Visiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/")
def show_list(visit: Visiting) -> HTMLResponse:
    """Show the list."""
    return visit.page("gifts.html")
