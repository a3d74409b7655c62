"""What a part needs beyond the plain installation is imported when it is asked for, and named where it is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from onrecord.errors import ExtraError

__all__ = ["need"]


def need(module: str, *, extra: str, by: str) -> Any:  # noqa: ANN401 - a module that mypy does not know
    """Import a module of an extra; raises ExtraError where it is not installed.

    >>> need("no_such_module", extra="spark", by="Spark")
    Traceback (most recent call last):
    ...
    onrecord.errors.ExtraError: Spark needs what is not installed: pip install 'onrecord[spark]'
    """
    try:
        return import_module(module)
    except ImportError:
        raise ExtraError(f"{by} needs what is not installed: pip install 'onrecord[{extra}]'") from None
