"""Find the captures that a source names: one file, the files of a folder, or standard input."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from onrecord.pages import sniff_media_type
from onrecord.records import Capture, Problem
from onrecord.sources.endings import TABLE, ending_of, media_type_of, refuse_ending, refuse_others
from onrecord.sources.mappings import find_mapping_beside, is_mapping
from onrecord.sources.naming import name_path
from onrecord.sources.provenance import Provenance
from onrecord.sources.reading import MAX_BYTES, max_bytes_of, read_bytes, read_stream, refuse_unreadable
from onrecord.sources.walking import walk_files

__all__ = ["MAX_BYTES", "Clock", "find_captures"]

Clock = Callable[[], datetime]


def find_captures(
    source: str, *, clock: Clock | None = None, stdin: BinaryIO | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Capture | Problem]:
    """Yield a capture for each page that `source` names, and a problem for whatever could not be read.

    `source` is a path to a file, a path to a folder (read recursively in sorted order, hidden files and folders left
    out) or "-" for standard input, whose media type is sniffed. One capture is in memory at a time. `clock` returns
    an aware time for `obtained_at`; without it nobody looks at a clock. `max_bytes` caps one capture. Never raises
    for an input at fault.

    >>> [problem.code for problem in find_captures("https://example.org/a.html")]
    ['url_unsupported']
    >>> [problem.code for problem in find_captures("no/such/place.html")]
    ['not_found']
    """
    if source == "-":
        yield _capture_stdin(stdin or _standard_input(), clock, max_bytes)
    elif source.lower().startswith(("http://", "https://")):
        yield Problem(
            code="url_unsupported",
            source=source,
            what="web addresses are not supported in this version",
            advice="save the page from the browser and name the file",
        )
    else:
        yield from _find_on_disk(source, clock, max_bytes)


def _find_on_disk(source: str, clock: Clock | None, max_bytes: int) -> Iterator[Capture | Problem]:
    path, name = Path(source), name_path(source)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:  # ValueError: a null byte in the path
        yield refuse_unreadable(name, error)
        return
    if not source.strip() or not exists:
        what, advice = "there is no such file or folder", "check the spelling"
        yield Problem(code="not_found", source=name, what=what, advice=advice)
    elif is_folder:
        yield from _capture_folder(path, clock, max_bytes)
    else:
        yield _capture_file(path, "file", clock, max_bytes, Provenance())


def _capture_file(
    path: Path, how: str, clock: Clock | None, max_bytes: int, provenance: Provenance
) -> Capture | Problem:
    media_type = media_type_of(path)
    if media_type is None:
        return refuse_ending(path)
    content = read_bytes(path, max_bytes_of(media_type, max_bytes))
    if isinstance(content, Problem):
        return content
    capture = provenance.tell(_capture(content, name_path(path), media_type, how, clock), path)
    return replace(capture, mapping=find_mapping_beside(path)) if media_type == TABLE else capture


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
    return _capture(content, "-", sniff_media_type(content), "stdin", clock)


def _capture(content: bytes, source: str, media_type: str, how: str, clock: Clock | None) -> Capture:
    obtained_at = clock() if clock else None
    return Capture(content=content, source=source, media_type=media_type, how=how, obtained_at=obtained_at)


def _capture_folder(folder: Path, clock: Clock | None, max_bytes: int) -> Iterator[Capture | Problem]:
    """Yield the folder's captures; the endings that are not read are counted and told at the end, one by one."""
    left_out: Counter[str] = Counter()
    provenance = Provenance()
    found = False
    for entry in walk_files(folder):
        if isinstance(entry, Problem):
            yield entry
        elif is_mapping(entry):
            continue  # it is read with the table beside it
        elif media_type_of(entry) is None:
            left_out[ending_of(entry)] += 1
        else:
            found = True
            yield _capture_file(entry, "folder", clock, max_bytes, provenance)
    for ending, count in sorted(left_out.items()):
        yield refuse_others(folder, ending, count)
    if not found and not left_out:
        what, advice = "the folder holds no page", "name a folder with .html, .txt, .json or .fec files"
        yield Problem(code="empty_folder", source=name_path(folder), what=what, advice=advice)
