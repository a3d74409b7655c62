"""The application: routes, middleware and the open ledger."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from onrecord import __version__
from onrecord.ledger import Ledger
from onrecord.web import feeds
from onrecord.web.accounts.protecting import protect
from onrecord.web.api.application import mount_api
from onrecord.web.failing import add_failure_pages
from onrecord.web.keeping import KeptPages
from onrecord.web.languages import LanguagePrefix
from onrecord.web.pages import ROUTERS
from onrecord.web.safety.application import SafeApplication
from onrecord.web.settings import WebSettings
from onrecord.web.site.visitors import NobodyCalls

__all__ = ["make_app"]

_READERS = 40
"""As many as there are threads that answer (anyio's default)."""


def make_app(settings: WebSettings) -> FastAPI:
    """Return the application that serves a ledger. It opens the ledger when it starts and closes it when it ends.

    Raises LedgerError, when it starts, where the ledger cannot be opened, and AccountsError where the page is reached
    from beyond this machine and nobody could sign in.
    """

    @asynccontextmanager
    async def hold_ledger(app: FastAPI) -> AsyncIterator[None]:
        with Ledger.open(settings.ledger, create=False, readers=_READERS) as ledger:
            app.state.ledger = ledger
            yield

    app = SafeApplication(
        title="onrecord",
        version=__version__,
        lifespan=hold_ledger,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        trusted_proxies=settings.guard.trusted_proxies,
    )
    app.state.settings = settings
    app.state.pages = KeptPages()
    app.mount("/static", StaticFiles(packages=[("onrecord.web", "static")]), name="static")
    for router in (*ROUTERS, feeds.router):
        app.include_router(router)
    add_failure_pages(app)
    if settings.is_static:
        app.add_middleware(NobodyCalls)
    else:
        mount_api(app, settings)
        protect(app, settings.guard, settings.host, settings.clock)
    app.add_middleware(LanguagePrefix)
    return app
