"""Read the body of an answer within caps on bytes, unpacked bytes and time, and only whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from onrecord.sources.transport.refusals import inflates_too_far, too_large, too_slow
from onrecord.sources.transport.unpacking import unpackers

__all__ = ["Caps", "MemorySink", "Sink", "Wire", "copy_body", "unpack_file"]

_GZIP_MAGIC = b"\x1f\x8b\x08"
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How much one answer may be.

    `size` in bytes, unpacked; `wire` in bytes as they come, None for the same; `seconds` from the request to the last
    byte; `idle` seconds between two of its pieces; `ratio` of unpacked to packed bytes, once there are `ratio_from`.
    A filing of blank columns packs to a fiftieth; JSON and pages to a tenth.
    """

    size: int
    seconds: float
    wire: int | None = None
    idle: float = 20.0
    ratio: int = 300
    ratio_from: int = 5_000_000


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

    >>> import gzip
    >>> sink, packed = MemorySink(), gzip.compress(b"HDR")
    >>> wire = Wire(url="x", declared=None, packing="gzip", chunks=[packed[:9], packed[9:]])
    >>> copy_body(wire, sink, Caps(size=100, seconds=9), lambda: False); sink.content
    b'HDR'
    """
    most = caps.wire or caps.size
    declared = (wire.declared or "").strip()
    if declared.isascii() and declared.isdigit() and int(declared[:18]) > most:
        raise too_large(wire.url, int(declared[:18]), most)
    meter = _Meter(wire.url, caps, is_late)
    pieces = meter.count_wire(wire.chunks, most)
    for unpack in unpackers(wire.url, wire.packing):
        pieces = meter.count_unpacked(unpack(wire.url, pieces))
    written = 0
    for piece in pieces:
        written += len(piece)
        if written > caps.size:
            raise too_large(wire.url, None, caps.size)
        sink.write(piece)


def unpack_file(url: str, content: bytes, caps: Caps) -> bytes:
    """Return what a file packed with gzip holds (sitemap.xml.gz), within the caps; any other content as it is.

    >>> import gzip
    >>> unpack_file("x", gzip.compress(b"<urlset>"), Caps(size=100, seconds=9))
    b'<urlset>'
    """
    if not content.startswith(_GZIP_MAGIC):
        return content
    sink = MemorySink()
    pieces = (content[start : start + _PIECE] for start in range(0, len(content), _PIECE))
    copy_body(Wire(url=url, declared=None, packing="gzip", chunks=pieces), sink, caps, lambda: False)
    return sink.content


class _Meter:
    """Counts what comes and what each layer of packing gives, and stops where that is more than any page gives."""

    def __init__(self, url: str, caps: Caps, is_late: Callable[[], bool]) -> None:
        self._url, self._caps, self._is_late = url, caps, is_late
        self._came = 0

    def count_wire(self, chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
        for chunk in chunks:
            self._came += len(chunk)
            if self._came > most:
                raise too_large(self._url, None, most)
            yield chunk
            self._check_time()

    def count_unpacked(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        given = 0
        for piece in pieces:
            given += len(piece)
            if given > self._caps.size:
                raise too_large(self._url, None, self._caps.size)
            if given > self._caps.ratio_from and given > self._came * self._caps.ratio:
                raise inflates_too_far(self._url, self._caps.ratio)
            yield piece
            self._check_time()

    def _check_time(self) -> None:
        if self._is_late():
            raise too_slow(self._url, self._caps.seconds)
