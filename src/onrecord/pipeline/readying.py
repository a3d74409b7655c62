"""What a process needs before it can sweep, made ready as this module is imported.

The server that forks the processes of a pool imports it, so that all of them find the gate's words and the libraries
ready and share the memory of them.
"""

from __future__ import annotations

import contextlib
import gc

import htmldate  # noqa: F401 - asked by name where a page shows no date
import trafilatura  # noqa: F401 - asked by name where a page is read

from onrecord.errors import DataFileError
from onrecord.pages.gate import load_gate
from onrecord.pipeline import captures  # noqa: F401 - what the processes run

__all__ = ["ready_process"]


def ready_process() -> None:
    """Load what every process that sweeps asks for."""
    # A data file that is wrong stops the first process that asks for it, which can say so; a server can tell nobody.
    with contextlib.suppress(DataFileError):
        load_gate().may_hold_gift(b"")
    gc.freeze()  # what is shared stays shared: no collection of garbage need write to it


ready_process()
