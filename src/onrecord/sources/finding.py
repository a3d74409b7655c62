"""Find the captures that a source names: one file, the files of a folder, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.pages import sniff_media_type
from onrecord.records import Capture, Problem
from onrecord.sources.archives.cutting import begins_archive
from onrecord.sources.listing import Clock, FoundFile, capture_file, find_files
from onrecord.sources.provenance import Provenance
from onrecord.sources.reading import MAX_BYTES, read_stream

__all__ = ["MAX_BYTES", "Clock", "find_captures"]

_LOOK = 65_536


def find_captures(
    source: str, *, clock: Clock | None = None, stdin: BinaryIO | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Capture | Problem | FoundFile]:
    """Yield a capture for each page that `source` names, and a problem for whatever could not be read.

    A file of readings that were made before, and a web archive, are no pages, and handed on as the files that they are.

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
        if isinstance(found, Problem) or found.holds_readings or found.is_archive:
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
    if _begins_archive(stream):
        what, advice = "it is a web archive, which is read from its file", "save it to a file ending .warc.gz or .warc"
        return Problem(code="archive_in_stdin", source="-", what=what, advice=advice)
    content = read_stream(stream, "-", max_bytes)
    if isinstance(content, Problem):
        return content
    obtained_at = clock() if clock else None
    media_type = sniff_media_type(content)
    return Capture(content=content, source="-", media_type=media_type, how="stdin", obtained_at=obtained_at)


def _begins_archive(stream: BinaryIO) -> bool:
    """Whether a stream that can be looked into begins as a WARC does, compressed or not."""
    peek = getattr(stream, "peek", None)
    try:
        head = peek(_LOOK) if peek is not None else b""
    except (OSError, ValueError):  # whoever reads it says why it cannot be read
        return False
    return begins_archive(head)
