"""Read a distant file in order while the next parts of it are already on their way."""

from __future__ import annotations

import io
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["ReadAhead"]

# An object store needs 30 to 100 ms before the first byte and then gives one reader some 50 to 90 MB/s, less than one
# core inflates. Four parts at once keep the core busy, in 40 MB of memory.
PART = 8 << 20
PARTS = 4


class Distant(Protocol):
    """A file that can be read at any place, by several threads at once, as pyarrow's are."""

    def size(self) -> int:
        """Return how many bytes it has."""

    def read_at(self, count: int, at: int) -> bytes:
        """Return up to `count` bytes from `at` on."""

    def close(self) -> None:
        """Let go of it."""


class ReadAhead(io.RawIOBase):
    """The bytes of `file` from `start` on. What fails to come raises OSError where it is read, and stays in `failed`.

    >>> import pyarrow
    >>> ReadAhead(pyarrow.BufferReader(b"0123456789"), 3).readall()
    b'3456789'
    """

    def __init__(self, file: Distant, start: int = 0, *, part: int = PART, parts: int = PARTS) -> None:
        super().__init__()
        self._file, self._part, self._parts = file, part, parts
        self._size, self._next = file.size(), start
        self._threads = ThreadPoolExecutor(parts, thread_name_prefix="read-ahead")
        self._coming: deque[Future[bytes]] = deque()
        self._here = memoryview(b"")
        self._at = start
        self.failed: OSError | None = None

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return how many bytes stand before what is read next."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go on at another place; parts that were on their way are left."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        for part in self._coming:
            part.cancel()
        self._coming.clear()
        self._here = memoryview(b"")
        self._at = self._next = max(0, base + offset)
        return self._at

    def readinto(self, target: WriteableBuffer) -> int:
        """Fill `target` as far as what is here goes; return how many bytes that is, 0 at the end."""
        if not self._here:
            self._here = memoryview(self._take())
        room = memoryview(target).cast("B")
        count = min(len(room), len(self._here))
        room[:count] = self._here[:count]
        self._here = self._here[count:]
        self._at += count
        return count

    def close(self) -> None:
        """Let go of the file; parts that are on their way are left."""
        if not self.closed:
            self._threads.shutdown(wait=True, cancel_futures=True)
            self._file.close()
        super().close()

    def _take(self) -> bytes:
        while len(self._coming) < self._parts and self._next < self._size:
            count = min(self._part, self._size - self._next)
            self._coming.append(self._threads.submit(self._file.read_at, count, self._next))
            self._next += count
        if not self._coming:
            return b""
        try:
            return self._coming.popleft().result()
        except OSError as error:
            self.failed = error
            raise
