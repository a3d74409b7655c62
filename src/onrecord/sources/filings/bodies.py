"""Read the body of an answer within caps on bytes, unpacked bytes and time, and only whole."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from onrecord.sources.filings.refusals import (
    FetchError,
    cut_short,
    inflates_too_far,
    too_large,
    too_slow,
    unexpected_answer,
)

__all__ = ["Caps", "MemorySink", "Sink", "Wire", "copy_body"]

_GZIP = zlib.MAX_WBITS | 16
_PIECE = 1 << 16
# A filing of blank columns packs to a fiftieth; JSON to a tenth.
_HIGHEST_RATIO = 300
_RATIO_FROM = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How much one answer may be: `size` in bytes, packed and unpacked; `seconds` from the request to the last byte."""

    size: int
    seconds: float


class Sink(Protocol):
    """Takes the bytes of an answer, and lets go of them when it must be asked for again."""

    def restart(self) -> None:
        """Drop what was written."""

    def write(self, piece: bytes, /) -> object:
        """Take the next bytes."""


class MemorySink:
    """Keeps a small answer in memory.

    >>> sink = MemorySink(); _ = sink.write(b"{"); _ = sink.write(b"}"); sink.content
    b'{}'
    """

    def __init__(self) -> None:
        self._pieces = bytearray()

    @property
    def content(self) -> bytes:
        """All that was written."""
        return bytes(self._pieces)

    def restart(self) -> None:
        """Drop what was written."""
        self._pieces.clear()

    def write(self, piece: bytes, /) -> object:
        """Take the next bytes."""
        self._pieces += piece
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """An answer as it comes: its `url`, what its headers say of its length and packing, and its bytes."""

    url: str
    declared: str | None
    packing: str | None
    chunks: Iterable[bytes]


def copy_body(wire: Wire, sink: Sink, caps: Caps, is_late: Callable[[], bool]) -> None:
    """Write the unpacked body to `sink`; raises FetchError where it is too large, too slow, or not whole.

    >>> sink = MemorySink()
    >>> packed = zlib.compress(b"HDR", wbits=_GZIP)
    >>> wire = Wire(url="x", declared=None, packing="gzip", chunks=[packed[:9], packed[9:]])
    >>> copy_body(wire, sink, Caps(size=100, seconds=9), lambda: False); sink.content
    b'HDR'
    """
    declared = (wire.declared or "").strip()
    if declared.isascii() and declared.isdigit() and int(declared[:18]) > caps.size:
        raise too_large(wire.url, int(declared[:18]), caps.size)
    unpack = _unpacker(wire)
    came = written = 0
    for chunk in wire.chunks:
        came += len(chunk)
        if came > caps.size:
            raise too_large(wire.url, None, caps.size)
        for piece in unpack.feed(chunk):
            written += len(piece)
            if written > caps.size:
                raise too_large(wire.url, None, caps.size)
            if written > _RATIO_FROM and written > came * _HIGHEST_RATIO:
                raise inflates_too_far(wire.url, _HIGHEST_RATIO)
            sink.write(piece)
        if is_late():
            raise too_slow(wire.url, caps.seconds)
    unpack.finish()


class _Plain:
    """A body that is not packed."""

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk

    def finish(self) -> None:
        """Nothing is left over."""


class _Gzip:
    """A body packed with gzip, unpacked in small pieces, so that a bomb is met before it fills the memory."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._stream = zlib.decompressobj(_GZIP)
        self._has_begun = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        waiting, piece = chunk, b""
        # A full piece may have left some of its output inside, with all of the input taken.
        while waiting or (len(piece) == _PIECE and not self._stream.eof):
            self._begin()
            piece = self._inflate(waiting)
            yield piece
            waiting = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail

    def _begin(self) -> None:
        if self._stream.eof:  # a further member follows the first (RFC 1952, 2.2)
            self._stream = zlib.decompressobj(_GZIP)
        self._has_begun = True

    def _inflate(self, waiting: bytes) -> bytes:
        try:
            return self._stream.decompress(waiting, _PIECE)
        except zlib.error as error:
            raise cut_short(self._url, f"its packing is damaged ({error})") from error

    def finish(self) -> None:
        """Raise FetchError where the packed stream has no end."""
        if self._has_begun and not self._stream.eof:
            raise cut_short(self._url, "its packing ends in the middle")


def _unpacker(wire: Wire) -> _Plain | _Gzip:
    packing = (wire.packing or "identity").strip().casefold()
    if packing == "identity":
        return _Plain()
    if packing in ("gzip", "x-gzip"):
        return _Gzip(wire.url)
    raise _unknown_packing(wire.url, packing)


def _unknown_packing(url: str, packing: str) -> FetchError:
    return unexpected_answer(url, f"the answer is packed in a way that was not asked for ({packing[:40]})")
