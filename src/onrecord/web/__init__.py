"""The page and the API: the ledger as readers see it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.web.app import make_app
    from onrecord.web.settings import WebSettings

__all__ = ["WebSettings", "make_app"]

_HOMES = {"WebSettings": "onrecord.web.settings", "make_app": "onrecord.web.app"}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: `onrecord user list` needs no page, which costs a second."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
