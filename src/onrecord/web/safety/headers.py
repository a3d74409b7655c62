"""The headers of every response: nothing from another host, no inline script or style, no framing, no guessing."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["POLICY", "SAFE_HEADERS", "SafeHeaders"]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": with that, browsers send forms with `Origin: null`, and we could not tell our own.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}

_TRANSPORT = "max-age=31536000"


class SafeHeaders:
    """Puts the headers on every response: errors, files and redirects among them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and see to the headers of what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                _make_safe(MutableHeaders(scope=message), is_secure=scope["scheme"] == "https")
            await send(message)

        await self._app(scope, receive, send_safely)


def _make_safe(headers: MutableHeaders, *, is_secure: bool) -> None:
    """Set the headers; a response keeps a policy of its own only if it locks itself in (pictures with styles)."""
    for name, value in SAFE_HEADERS.items():
        headers[name] = value
    own = headers.get("Content-Security-Policy", "")
    if not (own.startswith("default-src 'none'") and own.endswith("; sandbox")):
        headers["Content-Security-Policy"] = POLICY
    if is_secure:
        headers["Strict-Transport-Security"] = _TRANSPORT
