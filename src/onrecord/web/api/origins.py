"""Which pages elsewhere may read what the API says (CORS): none, unless the server was started so.

Reconciliation is for programs in browsers (OpenRefine). Where everybody may read the list, any page may ask; on a page
for this machine alone only pages of this machine may, since a page of a stranger in the same browser could ask as well.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Scope

from onrecord.errors import AccountsError
from onrecord.web.accounts.access import is_loopback
from onrecord.web.accounts.settings import name_in

__all__ = ["CrossOrigin"]

_EXPOSED = "ETag, Link, Retry-After"
_RECONCILING = "/api/v1/reconcile"
_OWN = ("/api/v1/review", "/api/v1/session")
"""What is for the page itself: never for another."""


class CrossOrigin:
    """Tells the headers by which a browser lets another page read an answer."""

    def __init__(self, access: str, *, shares: bool) -> None:
        self._access, self._shares = access, shares

    def headers_for(self, scope: Scope) -> dict[str, str]:
        """Return the headers for one request; none where no other page may read it."""
        origin, path = Headers(scope=scope).get("origin"), scope["path"]
        if origin is None or _is_below(path, _OWN):
            return {}
        if self._shares or (self._access == "public" and _is_below(path, (_RECONCILING,))):
            return _allow("*")
        if self._access == "local" and _is_below(path, (_RECONCILING,)) and _is_of_this_machine(origin):
            return {**_allow(origin), "Vary": "Origin"}
        return {}


def _allow(origin: str) -> dict[str, str]:
    return {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": _EXPOSED}


def _is_below(path: str, tops: tuple[str, ...]) -> bool:
    return any(path == top or path.startswith(f"{top}/") for top in tops)


def _is_of_this_machine(origin: str) -> bool:
    try:
        name = name_in(origin)
    except AccountsError:
        return False
    return name is not None and is_loopback(name)
