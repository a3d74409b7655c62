"""Read the bytes of one file, within a cap, and say plainly what went wrong where it does."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from onrecord.records import Problem
from onrecord.sources.naming import name_path

__all__ = ["MAX_BYTES", "max_bytes_of", "read_bytes", "read_stream", "refuse_unreadable", "too_large"]

MAX_BYTES = 50_000_000

# Filings are larger than pages: a year of a large committee has more than a hundred megabytes.
_MAX_BYTES_OF = {"application/x-fec": 400_000_000, "application/xml": 400_000_000, "text/csv": 400_000_000}

# A pipe that took the place of a file must not keep us waiting; systems that lack the flag have no such pipes.
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_REASONS: tuple[tuple[type[Exception], str, str, str], ...] = (
    (
        FileNotFoundError,
        "vanished",
        "there is no such file: it is named wrongly, or was moved or deleted since",
        "check the spelling, and read it again",
    ),
    (PermissionError, "no_permission", "this account may not read it", "change the permissions"),
    (IsADirectoryError, "unreadable", "it is a folder", "name the files in it"),
)


def max_bytes_of(media_type: str, max_bytes: int) -> int:
    """Return the cap for one capture of a media type; a cap that is not the usual one holds for all.

    >>> max_bytes_of("application/x-fec", MAX_BYTES), max_bytes_of("application/x-fec", 1000)
    (400000000, 1000)
    """
    return _MAX_BYTES_OF.get(media_type, max_bytes) if max_bytes == MAX_BYTES else max_bytes


def refuse_unreadable(source: str, error: Exception) -> Problem:
    """Return the problem for an error of the operating system.

    >>> refuse_unreadable("a.html", PermissionError(13, "Permission denied")).code
    'no_permission'
    """
    for kind, code, what, advice in _REASONS:
        if isinstance(error, kind):
            return Problem(code=code, source=source, what=what, advice=advice)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(code="unreadable", source=source, what=f"it cannot be read: {reason}", advice="check file and disk")


def too_large(source: str, size: int | None, max_bytes: int) -> Problem:
    """Return the problem for a source above the cap; `size` in bytes, None where only known to be above.

    >>> too_large("a.html", 61_500_000, 50_000_000).what
    'it has 61.5 MB, and the cap is 50 MB'
    >>> too_large("a.html", 50_000_001, 50_000_000).what
    'it has more than 50 MB, and the cap is 50 MB'
    """
    cap = _megabytes(max_bytes)
    has = cap if size is None else _megabytes(size)
    has = f"more than {cap}" if has == cap else has
    what = f"it has {has}, and the cap is {cap}"
    return Problem(code="too_large", source=source, what=what, advice="split the file into pages")


def _megabytes(size: int) -> str:
    return f"{size} bytes" if size < 100_000 else f"{size / 1_000_000:.1f}".removesuffix(".0") + " MB"


def read_bytes(path: Path, max_bytes: int) -> bytes | Problem:
    """Return the bytes of a regular file, or the problem; never reads more than `max_bytes` + 1 bytes."""
    source = name_path(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            # A named pipe or a device would wait or never end.
            return Problem(
                code="unreadable", source=source, what="it is not a regular file", advice="copy it to a file"
            )
        with os.fdopen(os.open(path, os.O_RDONLY | _WITHOUT_WAITING), "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            return too_large(source, size, max_bytes) if size > max_bytes else read_stream(stream, source, max_bytes)
    except OSError as error:
        return refuse_unreadable(source, error)


def read_stream(stream: BinaryIO, source: str, max_bytes: int) -> bytes | Problem:
    """Return what a stream holds up to its end, or the problem where that is more than `max_bytes` or fails."""
    try:
        content = stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:  # ValueError: the stream is closed
        return refuse_unreadable(source, error)
    return too_large(source, None, max_bytes) if len(content) > max_bytes else content
