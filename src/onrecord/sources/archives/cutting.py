"""Cut an archive into pieces that can be read apart: at the starts of its records.

A `.warc.gz` holds each record as a gzip member of its own (WARC 1.1, annex D), so that reading may begin at any of
them; a `.warc` is walked from header to header. What is compressed in another way is one piece.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.sources.archives.marks import CONTENT_LENGTH, MEMBER, VERSION
from onrecord.sources.archives.pieces import Piece

__all__ = ["PIECE_BYTES", "begins_archive", "cut_archive", "find_record"]

PIECE_BYTES = 4_000_000
"""Of so many bytes of the file a piece is at least: a tenth of a second of work where they are compressed.

A gigabyte of pages is 50 such pieces, so that processes end within a fiftieth of one another.
"""

_WINDOW = 1 << 20
_HEAD = 65_536
_RECORD = re.compile(rb"WARC/\d\.\d\r?\n(?=[A-Za-z-]+:)")


def cut_archive(source: str, stream: BinaryIO, piece_bytes: int = PIECE_BYTES) -> Iterator[Piece]:
    """Yield the pieces of the archive that `stream` holds, in order; together they are all of it."""
    starts = _record_starts(stream, piece_bytes)
    start = next(starts, 0)
    for end in starts:
        yield Piece(source=source, start=start, end=end)
        start = end
    yield Piece(source=source, start=start)


def _record_starts(stream: BinaryIO, piece_bytes: int) -> Iterator[int]:
    stream.seek(0)
    head = stream.read(len(VERSION))
    yield 0
    if head.startswith(MEMBER):
        at = 0
        while (found := find_record(stream, at + piece_bytes)) is not None:
            yield (at := found)
    elif head == VERSION:
        yield from _plain_starts(stream, piece_bytes)


def _plain_starts(stream: BinaryIO, piece_bytes: int) -> Iterator[int]:
    """Where records begin that lie about `piece_bytes` apart, told by the lengths in their headers."""
    at = last = 0
    while (after := _end_of_record(stream, at)) is not None:
        at = after
        if at - last >= piece_bytes:
            yield (last := at)


def _end_of_record(stream: BinaryIO, at: int) -> int | None:
    """Where the record behind that at `at` begins; None at the end, or where the headers tell no such place."""
    stream.seek(at)
    head, blank, _ = stream.read(_HEAD).partition(b"\r\n\r\n")
    length = CONTENT_LENGTH.search(head)
    if not blank or length is None or not head.startswith(VERSION):
        return None
    after = at + len(head) + len(blank) + int(length[1]) + len(b"\r\n\r\n")
    stream.seek(after)
    return after if stream.read(len(VERSION)) == VERSION else None


def find_record(stream: BinaryIO, start: int) -> int | None:
    """Return where the next record begins at byte `start` or behind it; None where none does."""
    stream.seek(0)
    compressed = stream.read(len(MEMBER)) == MEMBER
    at = start
    while True:
        stream.seek(at)
        window = stream.read(_WINDOW)
        if len(window) < len(MEMBER):
            return None
        for place in _candidates(window, compressed=compressed):
            if not compressed or _begins_member(stream, at + place):
                return at + place
        at += max(1, len(window) - _HEAD) if len(window) == _WINDOW else len(window)


def _candidates(window: bytes, *, compressed: bool) -> Iterator[int]:
    if not compressed:
        yield from (found.start() for found in _RECORD.finditer(window))
        return
    place = window.find(MEMBER)
    while place >= 0:
        yield place
        place = window.find(MEMBER, place + 1)


def _begins_member(stream: BinaryIO, at: int) -> bool:
    """Whether a gzip member with a record begins at `at`; the three bytes of its mark also occur by chance."""
    stream.seek(at)
    return begins_archive(stream.read(_HEAD))


def begins_archive(head: bytes) -> bool:
    """Return whether the first bytes of a file are those of a WARC, as it is or as a gzip member.

    >>> begins_archive(b"WARC/1.1"), begins_archive(b"<p>")
    (True, False)
    """
    if not head.startswith(MEMBER):
        return head.startswith(VERSION)
    try:
        return zlib.decompressobj(31).decompress(head, len(VERSION)).startswith(VERSION)
    except zlib.error:
        return False
