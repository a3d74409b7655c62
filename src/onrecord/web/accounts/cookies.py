"""The cookies of the page: what they are called and how they are written."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Scope

__all__ = ["FORM", "JUDGE", "SESSION", "read_cookie", "write_cookie"]

SESSION = "onrecord-session"
FORM = "onrecord-form"
JUDGE = "onrecord-judge"

_LONGEST = 500
_YEAR = 365 * 24 * 3600


def _full_name(name: str, scope: Scope) -> str:
    """Return a cookie's name: with `__Host-` a browser takes it from this host alone, and over https alone.

    Only that name is read then, so that a neighbouring host or plain http cannot slip one in.
    """
    return f"__Host-{name}" if scope["scheme"] == "https" else name


def read_cookie(scope: Scope, name: str) -> str:
    """Return what a request's cookie says; "" where there is none."""
    value = HTTPConnection(scope).cookies.get(_full_name(name, scope), "")
    return unquote(value) if len(value) <= _LONGEST else ""


def write_cookie(scope: Scope, name: str, value: str) -> tuple[bytes, bytes]:
    """Return the header that sets a cookie until the browser closes, or takes it away where `value` is "".

    The name of whoever decides is kept for a year: it opens nothing.

    >>> write_cookie({"scheme": "https"}, SESSION, "t0k")[1].decode()
    '__Host-onrecord-session=t0k; HttpOnly; Path=/; SameSite=lax; Secure'
    """
    response = Response()
    age = 0 if not value else _YEAR if name == JUDGE else None
    response.set_cookie(
        _full_name(name, scope),
        quote(value, safe=""),
        max_age=age,
        secure=scope["scheme"] == "https",
        httponly=True,
        samesite="lax",
    )
    return next((key, header) for key, header in response.raw_headers if key == b"set-cookie")
