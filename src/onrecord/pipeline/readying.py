"""What a process needs before it can sweep, made ready as this module is imported.

The server that forks the processes of a pool imports it, so that all of them find the gate's words, the reader's and
the libraries ready, and share the memory of them.
"""

from __future__ import annotations

import contextlib
import gc

from onrecord.errors import DataFileError
from onrecord.pages.gate import load_gate
from onrecord.pipeline.captures import read_capture
from onrecord.records import Capture

__all__ = ["ready_process"]

# Long enough for extraction to be asked, and without a day, so that one is looked for.
_PAGE = (
    b'<html lang="en"><article><p>Brightwater Mills gave $1 million to the inaugural fund, which thanked its founder '
    b"for a gift that nobody had asked for.</article></html>"
)


def ready_process() -> None:
    """Load what every process that sweeps asks for: the gate, and what a page in English is read with."""
    page = Capture(content=_PAGE, source="ready", media_type="text/html", how="archive")
    # A data file that is wrong stops the first process that asks for it, which can say so; a server can tell nobody.
    with contextlib.suppress(DataFileError):
        if load_gate().may_hold_gift(page.content):
            read_capture(page)
    gc.freeze()  # what is shared stays shared: no collection of garbage need write to it


ready_process()
