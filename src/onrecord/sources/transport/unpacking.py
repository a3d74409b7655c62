"""Unpack what a server packed (gzip, deflate, br, zstd) piece by piece, so that a bomb is met before it fills memory.

A coding is a function from the packed pieces to the unpacked ones, each at most a few megabytes; it raises FetchError
where the packing is damaged or ends in the middle. Codings: RFC 9110, 8.4.1; RFC 7932 (br); RFC 8878, 9659 (zstd).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli
import zstandard

from onrecord.sources.transport.refusals import FetchError, cut_short, unknown_packing

__all__ = ["ACCEPTED", "gunzip", "unpackers"]

ACCEPTED = "gzip, deflate, br, zstd"
"""What a server is told that it may use."""

Unpack = Callable[[str, Iterable[bytes]], Iterator[bytes]]

_GZIP, _ZLIB, _RAW = zlib.MAX_WBITS | 16, zlib.MAX_WBITS, -zlib.MAX_WBITS
_PIECE = 1 << 16
# zstd has no cap on what one piece of input gives: four bytes may stand for 128 kB, so 256 bytes give 8 MB at most.
_ZSTD_INPUT = 256
# RFC 9659: no server may want a larger window for what it sends.
_ZSTD_WINDOW = 1 << 23
# A server that packs twice is known; one that packs more often is out to harm.
_MOST_LAYERS = 2


def unpackers(url: str, header: str | None) -> tuple[Unpack, ...]:
    """Return the codings of a `Content-Encoding` header, the last applied first; raises FetchError for others.

    >>> [unpack.__name__ for unpack in unpackers("https://example.org/", "br, gzip")]
    ['gunzip', '_unpack_br']
    """
    named = [name.strip().casefold() for name in (header or "").split(",")]
    wanted = [name for name in named if name not in ("", "identity")]
    if len(wanted) > _MOST_LAYERS or not _CODINGS.keys() >= set(wanted):
        raise unknown_packing(url, ", ".join(wanted))
    return tuple(_CODINGS[name] for name in reversed(wanted))


def gunzip(url: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what gzip packed; further members follow the first (RFC 1952, 2.2).

    >>> import gzip
    >>> b"".join(gunzip("x", [gzip.compress(b"HDR"), gzip.compress(b"F13")]))
    b'HDRF13'
    """
    stream, has_begun = zlib.decompressobj(_GZIP), False
    for chunk in chunks:
        waiting = chunk
        while waiting:
            stream = zlib.decompressobj(_GZIP) if stream.eof else stream
            has_begun = True
            yield from _inflate(url, stream, waiting)
            waiting = stream.unused_data
    if has_begun and not stream.eof:
        raise _ends_early(url)


def _unpack_deflate(url: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what "deflate" packed: zlib's form as it ought to be, or bare, as some servers send it."""
    head, stream = b"", None
    for chunk in chunks:
        if stream is None:
            head += chunk
            if len(head) < 2:
                continue
            chunk, stream = head, zlib.decompressobj(_ZLIB if _is_zlib(head) else _RAW)
        yield from _inflate(url, stream, chunk)
        if stream.unused_data:
            raise _damaged(url, "more follows its end")
    if head and (stream is None or not stream.eof):
        raise _ends_early(url)


def _is_zlib(head: bytes) -> bool:
    return head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0


def _inflate(url: str, stream: zlib._Decompress, waiting: bytes) -> Iterator[bytes]:
    piece = b""
    # A full piece may have left some of its output inside, with all of the input taken.
    while not stream.eof and (waiting or len(piece) == _PIECE):
        try:
            piece = stream.decompress(waiting, _PIECE)
        except zlib.error as error:
            raise _damaged(url, str(error)) from error
        waiting = stream.unconsumed_tail
        yield piece


def _unpack_br(url: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    stream, has_begun = brotli.Decompressor(), False
    for chunk in filter(None, chunks):
        has_begun, waiting, piece = True, chunk, b"more"
        # With all of the input taken, some of the output may be left inside.
        while waiting or (not stream.is_finished() and (piece or not stream.can_accept_more_data())):
            try:
                piece = stream.process(waiting, output_buffer_limit=_PIECE)
            except brotli.error as error:
                raise _damaged(url, str(error)) from error
            waiting = b""
            yield piece
    if has_begun and not stream.is_finished():
        raise _ends_early(url)


def _unpack_zstd(url: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    packed = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    stream, has_begun = packed.decompressobj(), False
    for chunk in chunks:
        for start in range(0, len(chunk), _ZSTD_INPUT):
            waiting = chunk[start : start + _ZSTD_INPUT]
            while waiting:
                stream = packed.decompressobj() if stream.eof else stream
                has_begun = True
                try:
                    yield stream.decompress(waiting)
                except zstandard.ZstdError as error:
                    raise _damaged(url, str(error)) from error
                waiting = stream.unused_data if stream.eof else b""
    if has_begun and not stream.eof:
        raise _ends_early(url)


def _damaged(url: str, why: str) -> FetchError:
    return cut_short(url, f"its packing is damaged ({why})")


def _ends_early(url: str) -> FetchError:
    return cut_short(url, "its packing ends in the middle")


_CODINGS: dict[str, Unpack] = {
    "gzip": gunzip,
    "x-gzip": gunzip,
    "deflate": _unpack_deflate,
    "br": _unpack_br,
    "zstd": _unpack_zstd,
}
