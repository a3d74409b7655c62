"""Find the captures that a source names: one file, the files of a folder, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.pages import sniff_media_type
from onrecord.records import Capture, Problem
from onrecord.sources.listing import Clock, FoundFile, capture_file, find_files
from onrecord.sources.provenance import Provenance
from onrecord.sources.reading import MAX_BYTES, read_stream

__all__ = ["MAX_BYTES", "Clock", "find_captures"]


def find_captures(
    source: str, *, clock: Clock | None = None, stdin: BinaryIO | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Capture | Problem | FoundFile]:
    """Yield a capture for each page that `source` names, and a problem for whatever could not be read.

    A file of readings that were made before is no page, and is handed on as the file that it is.

    `source` is a path to a file, a path to a folder (read recursively in sorted order, hidden files and folders left
    out) or "-" for standard input, whose media type is sniffed. One capture is in memory at a time. `clock` returns
    an aware time for `obtained_at`; without it nobody looks at a clock. `max_bytes` caps one capture. Never raises
    for an input at fault.

    >>> [problem.code for problem in find_captures("no/such/place.html")]
    ['not_found']
    """
    if source == "-":
        yield _capture_stdin(stdin or _standard_input(), clock, max_bytes)
    else:
        yield from _find_on_disk(source, clock, max_bytes)


def _find_on_disk(source: str, clock: Clock | None, max_bytes: int) -> Iterator[Capture | Problem | FoundFile]:
    provenance = Provenance()
    for found in find_files(source):
        if isinstance(found, Problem) or found.holds_readings:
            yield found
        else:
            yield capture_file(found, clock=clock, max_bytes=max_bytes, provenance=provenance)


def _standard_input() -> BinaryIO | None:
    """Return the bytes of standard input; a program started without one has none."""
    return sys.stdin.buffer if sys.stdin is not None else None


def _capture_stdin(stream: BinaryIO | None, clock: Clock | None, max_bytes: int) -> Capture | Problem:
    if stream is None:
        what, advice = "there is no standard input", "pipe a page into the command, or name a file"
        return Problem(code="unreadable", source="-", what=what, advice=advice)
    content = read_stream(stream, "-", max_bytes)
    if isinstance(content, Problem):
        return content
    obtained_at = clock() if clock else None
    media_type = sniff_media_type(content)
    return Capture(content=content, source="-", media_type=media_type, how="stdin", obtained_at=obtained_at)
