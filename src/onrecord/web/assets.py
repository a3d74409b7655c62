"""Addresses of the files that pages load: they change with the file, so that a browser never shows an old one."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

__all__ = ["asset"]


@cache
def asset(name: str) -> str:
    """Return the address of a packaged file, with the beginning of its hash.

    >>> asset("onrecord.css").startswith("/static/onrecord.css?v=")
    True
    """
    content = files("onrecord.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:10]}"
