"""A page that never changes, of the size that the environment names."""

from __future__ import annotations

import os

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

__all__ = ["app"]

_PAGE = "x" * int(os.environ.get("CONSTANT_SIZE", "30000"))


def _show(request: Request) -> HTMLResponse:
    return HTMLResponse(_PAGE)


async def _show_at_once(request: Request) -> HTMLResponse:
    return HTMLResponse(_PAGE)


app = Starlette(routes=[Route("/at-once", _show_at_once), Route("/{path:path}", _show)])
