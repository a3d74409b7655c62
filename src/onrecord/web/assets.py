"""The files that pages load: addresses change with them, so that a browser keeps each and never shows an old one."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.resources import files

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

__all__ = ["Assets", "asset"]

_FOR_GOOD = "public, max-age=31536000, immutable"
"""Under an address with a file's hash there will never be another file: nobody need ask again (RFC 8246)."""


@cache
def asset(name: str) -> str:
    """Return the address of a packaged file, with the beginning of its hash.

    >>> asset("onrecord.css").startswith("/static/onrecord.css?v=")
    True
    """
    content = files("onrecord.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:10]}"


class Assets(StaticFiles):
    """The packaged files, each to be kept for good by whoever asks for it by the address that `asset` returns."""

    def __init__(self) -> None:
        super().__init__(packages=[("onrecord.web", "static")])

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return the answer with a file, or the word that whoever asks has it."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        if asset(self.get_path(scope)).endswith(f"?{scope['query_string'].decode('latin-1')}"):
            response.headers["Cache-Control"] = _FOR_GOOD
        return response
