"""Debian's Chromium, by which tests look at pages: none is downloaded."""

from __future__ import annotations

import os
import shutil

import pytest

__all__ = ["CHROMIUM", "OPTIONS", "need_chromium"]

CHROMIUM = shutil.which("chromium")

OPTIONS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
"""No sandbox: it needs rights that containers lack. The pages are our own, and reach no other host."""


def need_chromium() -> str:
    """Return where Chromium is; skip the test without it, and fail it in CI, where nothing may go unlooked at."""
    if CHROMIUM is not None:
        return CHROMIUM
    told = "no chromium on this machine (Debian: apt-get install chromium)"
    if os.environ.get("ONRECORD_CI"):
        pytest.fail(told)
    pytest.skip(told)
