"""The application: routes, middleware and the open ledger."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI

from onrecord import __version__
from onrecord.ledger import Ledger
from onrecord.web import feeds
from onrecord.web.accounts.protecting import protect
from onrecord.web.api.application import mount_api
from onrecord.web.assets import Assets
from onrecord.web.failing import add_failure_pages
from onrecord.web.heads import HeadAsGet
from onrecord.web.keeping import KeptPages
from onrecord.web.languages import LanguagePrefix
from onrecord.web.pages import ROUTERS
from onrecord.web.repeating import Repeating
from onrecord.web.safety.application import SafeApplication
from onrecord.web.settings import WebSettings
from onrecord.web.site.visitors import NobodyCalls

__all__ = ["make_app"]

_THREADS = 8
"""Threads that answer. Pages take a core and wait for nothing: with more at once, each takes longer, none is sooner.

So many, for an export that is written all day, or a chart that is drawn, are not to keep readers from their pages.
"""


def make_app(settings: WebSettings) -> FastAPI:
    """Return the application that serves a ledger. It opens the ledger when it starts and closes it when it ends.

    Raises LedgerError, when it starts, where the ledger cannot be opened, and AccountsError where the page is reached
    from beyond this machine and nobody could sign in.
    """

    @asynccontextmanager
    async def hold_ledger(app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = _THREADS
        with Ledger.open(settings.ledger, create=False, readers=_THREADS + 1) as ledger, ledger.watch() as version:
            app.state.ledger, app.state.version = ledger, version
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
    app.mount("/static", Assets(), name="static")
    for router in (*ROUTERS, feeds.router):
        app.include_router(router)
    add_failure_pages(app)
    if settings.is_static:
        app.add_middleware(NobodyCalls)
    else:
        mount_api(app, settings)
        app.add_middleware(Repeating)  # behind the guard, which is added after it
        protect(app, settings.guard, settings.host, settings.clock)
    app.add_middleware(LanguagePrefix)
    app.add_middleware(HeadAsGet)
    return app
