"""How a request is refused before any page sees it: in words for people, as problem details (RFC 9457) for programs."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse, PlainTextResponse, Response

from onrecord.views.visible import visible
from onrecord.web.problem_types import problem_type

__all__ = ["refuse"]


def refuse(path: str, status: int, title: str, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return the response that says what is wrong and what to do.

    >>> refuse("/pledges", 400, "Unknown host", "evil.example is no name of this server").body.decode()
    'Unknown host: evil.example is no name of this server\\n'
    >>> refuse("/api/v1/pledges", 401, "Sign in", "x").media_type
    'application/problem+json'
    """
    given = {"Cache-Control": "no-store", **(headers or {})}
    shown = visible(detail)
    if path == "/api" or path.startswith("/api/"):
        kind = problem_type(status).address
        content = {"type": kind, "title": title, "status": status, "detail": shown}
        return JSONResponse(content, status, given, "application/problem+json")
    return PlainTextResponse(f"{title}: {shown}\n", status, given)
