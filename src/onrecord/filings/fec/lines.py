"""The lines of a file, from bytes: a part of the file at a time, so that memory does not grow with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

__all__ = ["Lines"]

# Large enough that reading costs nothing, small enough to hold.
_PART = 1 << 18

# No row is near that long; what has no line end for so long is cut, and told as a row that cannot be read.
_LONGEST = 1 << 22

_BOM = b"\xef\xbb\xbf"


class Lines:
    r"""The lines of a stream as text, without their ends (LF, CRLF, or CR alone where there is no LF).

    UTF-8 where a line is, else Windows-1252. `digest` is of the bytes read so far, `number` counts the lines given.
    `lost` is True while the line at hand has bytes that are neither; `ends_open` tells, once all are given, that the
    last has no end.

    >>> from io import BytesIO
    >>> list(Lines(BytesIO(b"\xef\xbb\xbfHDR\r\nMemo\x92s\n")))
    ['HDR', 'Memo’s']
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._hash, self._end = stream, hashlib.sha256(), b"\n"
        self.number, self.lost, self.ends_open = 0, False, False

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes read so far, in hexadecimal."""
        return self._hash.hexdigest()

    def __iter__(self) -> Iterator[str]:
        for part in self._parts():
            try:
                lines = part.decode("utf-8").split(self._end.decode())
            except UnicodeDecodeError:
                yield from self._mixed(part)
                continue
            for line in lines:
                self.number += 1
                yield line[:-1] if line.endswith("\r") else line

    def _parts(self) -> Iterator[bytes]:
        """Yield the file in parts that end where a line does, that end left out."""
        rest, is_first = b"", True
        while part := self._stream.read(_PART):
            self._hash.update(part)
            if is_first:
                self._end = b"\n" if b"\n" in part or b"\r" not in part else b"\r"
                part, is_first = part.removeprefix(_BOM), False
            whole, end, left = part.rpartition(self._end)
            if end:
                yield rest + whole
            rest = left if end else rest + left
            if len(rest) > _LONGEST:
                yield rest
                rest = b""
        if rest:
            self.ends_open = True
            yield rest

    def _mixed(self, part: bytes) -> Iterator[str]:
        for line in part.split(self._end):
            self.number += 1
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                text = line.decode("cp1252", "replace")
                self.lost = "\ufffd" in text
            yield text.removesuffix("\r")
            self.lost = False
