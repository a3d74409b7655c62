"""The documentation: the OpenAPI document, and a page that is made of it."""

from __future__ import annotations

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from onrecord.views.visible import json_line
from onrecord.web.api.accepting import check_accepts
from onrecord.web.api.describing import describe_page
from onrecord.web.api.openapi import describe_api
from onrecord.web.api.routing import new_router
from onrecord.web.visits import Visiting

__all__ = ["router"]

router = new_router("about")


@router.get("/openapi.json", include_in_schema=False)
async def show_document(request: Request) -> Response:
    """Return the OpenAPI document."""
    check_accepts(request, "application/json")
    headers = {"Cache-Control": "no-cache"}
    return Response(json_line(describe_api(request.app)), headers=headers, media_type="application/json")


@router.get("/docs", include_in_schema=False)
def show_documentation(visit: Visiting) -> HTMLResponse:
    """Show the documentation as a page."""
    return visit.page("api_docs.html", about=describe_page(describe_api(visit.request.app)))
