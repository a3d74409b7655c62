"""Where everything is, and what each kind of problem means."""

from __future__ import annotations

from fastapi import Request, Response

from onrecord.views.visible import json_line
from onrecord.web.api.accepting import check_accepts
from onrecord.web.api.problems import RequestError
from onrecord.web.api.routing import new_router
from onrecord.web.api.shapes.index import IndexShape, ProblemTypeShape
from onrecord.web.problem_types import PROBLEM_TYPES

__all__ = ["router"]

router = new_router("about")

_TOP = "/api/v1"
_RESOURCES = (
    "gifts",
    "donors",
    "funds",
    "filings",
    "problems",
    "corrections",
    "review",
    "languages",
    "method",
    "reconcile",
)
_LINK = f'<{_TOP}/openapi.json>; rel="service-desc", <{_TOP}/docs>; rel="service-doc"'


@router.get("/", response_model=IndexShape, summary="Where everything is")
async def show_index(request: Request) -> Response:
    """Return the addresses of the lists, and where they are documented."""
    check_accepts(request, "application/json")
    body = {
        "version": "1",
        "resources": {name: f"{_TOP}/{name}" for name in _RESOURCES},
        "openapi": f"{_TOP}/openapi.json",
        "documentation": f"{_TOP}/docs",
    }
    headers = {"Link": _LINK, "Cache-Control": "no-cache"}
    return Response(json_line(body), headers=headers, media_type="application/json")


@router.get("/problems/{name}", response_model=ProblemTypeShape, summary="What a kind of problem means")
async def show_problem_type(request: Request, name: str) -> Response:
    """Explain a kind of problem: `type` of an answer that tells a problem is the address of its explanation."""
    check_accepts(request, "application/json")
    kind = PROBLEM_TYPES.get(name)
    if kind is None:
        raise RequestError("not-found", f"there is no kind of problem {name!r}")
    body = {"type": kind.address, "status": kind.status, "title": kind.title, "advice": kind.advice}
    return Response(json_line(body), headers={"Cache-Control": "no-cache"}, media_type="application/json")
