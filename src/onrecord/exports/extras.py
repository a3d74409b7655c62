"""What a format needs beyond the plain installation is imported when it is asked for, and named where it is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from onrecord.errors import ExportError

__all__ = ["need"]


def need(module: str, *, extra: str, by: str) -> Any:  # noqa: ANN401 - a module that mypy does not know
    """Import a module of an extra; raises ExportError where it is not installed.

    >>> need("no_such_module", extra="tables", by="parquet")
    Traceback (most recent call last):
    ...
    onrecord.errors.ExportError: parquet needs what is not installed: pip install 'onrecord[tables]'
    """
    try:
        return import_module(module)
    except ImportError:
        raise ExportError(f"{by} needs what is not installed: pip install 'onrecord[{extra}]'") from None
