"""The application of the API, which stands under /api/v1 of the page."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.types import ASGIApp

from onrecord.web.api.conversing import Conversing
from onrecord.web.api.limiting import Limiter
from onrecord.web.api.origins import CrossOrigin
from onrecord.web.api.refusals import add_refusals
from onrecord.web.api.routes import ROUTERS
from onrecord.web.api.routing import add_routers
from onrecord.web.settings import WebSettings

__all__ = ["mount_api"]


def mount_api(app: FastAPI, settings: WebSettings) -> None:
    """Put the API under /api/v1; it shares the state of the page, the open ledger among it."""
    app.mount("/api/v1", _make_api(app, settings), name="api")


def _make_api(app: FastAPI, settings: WebSettings) -> ASGIApp:
    api = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    api.state = app.state
    add_routers(api, ROUTERS)
    add_refusals(api)
    limit = settings.api.per_minute
    origins = CrossOrigin(settings.guard.access, shares=settings.api.cors)
    return Conversing(api, origins, None if limit is None else Limiter(limit))
