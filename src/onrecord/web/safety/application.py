"""An application whose every response has the safe headers, also that to an error nobody expected."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from onrecord.web.safety.headers import SafeHeaders

__all__ = ["SafeApplication"]


class SafeApplication(FastAPI):
    """Wraps the headers around all of it: middleware that is added stands within what answers unexpected errors.

    What a proxy says about address and scheme counts where it is one of `trusted_proxies`.
    """

    def __init__(self, *, trusted_proxies: tuple[str, ...] = (), **given: object) -> None:
        self._trusted_proxies = list(trusted_proxies)
        super().__init__(**given)  # type: ignore[arg-type]

    def build_middleware_stack(self) -> ASGIApp:
        """Return the application with all that stands before it."""
        stack: ASGIApp = SafeHeaders(super().build_middleware_stack())
        if self._trusted_proxies:
            return ProxyHeadersMiddleware(stack, self._trusted_proxies)  # type: ignore[arg-type, return-value]
        return stack
