"""Whether an archive ends where its last record does: what reads it may stop without a word where it is cut."""

from __future__ import annotations

import zlib
from typing import BinaryIO

from onrecord.sources.archives.marks import CONTENT_LENGTH, MEMBER, VERSION

__all__ = ["find_cut"]

_CHUNK = 1 << 20


def find_cut(stream: BinaryIO, last: int) -> int | None:
    """Return the place of the record within which an archive ends; None where it is whole.

    `last` is the place of the last record that was begun. What is compressed otherwise than by gzip says so itself.

    >>> from io import BytesIO
    >>> record = b"WARC/1.1\\r\\nContent-Length: 4\\r\\n\\r\\noats"
    >>> find_cut(BytesIO(record), 0), find_cut(BytesIO(record[:-1]), 0), find_cut(BytesIO(record[:20]), 0)
    (None, 0, 0)
    """
    stream.seek(last)
    head = stream.read(_CHUNK)
    if head.startswith(MEMBER):
        return _cut_member(stream, head, last)
    if head.startswith(VERSION):
        return last if _plain_end(head) > _size(stream) - last else None
    return None


def _plain_end(head: bytes) -> int:
    """Where a record ends, by its headers: at the earliest behind all of `head` where they do not end in it."""
    headers, blank, _ = head.partition(b"\r\n\r\n")
    length = CONTENT_LENGTH.search(headers)
    if not blank or length is None:
        return len(head) + 1
    return len(headers) + len(blank) + int(length[1])


def _size(stream: BinaryIO) -> int:
    return stream.seek(0, 2)


def _cut_member(stream: BinaryIO, chunk: bytes, last: int) -> int | None:
    """The place of the member that does not end: that at `last`, or what seems to be one behind it."""
    machine, read = zlib.decompressobj(31), 0
    while chunk:
        try:
            machine.decompress(chunk)
        except zlib.error:
            return last
        read += len(chunk)
        if machine.eof:
            behind = machine.unused_data + stream.read(_CHUNK)
            return last + read - len(machine.unused_data) if behind else None
        chunk = stream.read(_CHUNK)
    return last
