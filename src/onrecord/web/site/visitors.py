"""Nobody in particular reads a page that is kept as a file."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.accounts.callers import Caller, set_caller

__all__ = ["NobodyCalls"]


class NobodyCalls:
    """Stands where the guard stands before pages that are served: every request is one of nobody's."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http":
            set_caller(scope, Caller(user=None))
        await self._app(scope, receive, send)
