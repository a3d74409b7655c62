"""The body of an HTTP answer as it was meant: chunks joined, compression undone, never more than a cap.

Archives keep bodies as they came over the wire, or undone already beside headers that still tell of it: what is not
in the form that the headers promise is taken as it is.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

__all__ = ["CutBody", "TooLargeError", "undo_encodings"]

_CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n")
_PIECE = 1 << 12
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class TooLargeError(ValueError):
    """A body is larger than the cap once its compression is undone."""


class CutBody(bytes):
    """What there is of a body whose compression ends in the middle."""


def undo_encodings(body: bytes, transfer: str, content: str, max_bytes: int) -> bytes:
    """Return the body without its transfer and content encodings, as their headers name them.

    Where gzip or deflate ends in the middle it is a CutBody. Raises TooLargeError above the cap, and ValueError where
    it cannot be undone.

    >>> undo_encodings(b"3\\r\\nabc\\r\\n2\\r\\nde\\r\\n0\\r\\n\\r\\n", "chunked", "", 100)
    b'abcde'
    >>> undo_encodings(b"<p>as it is", "", "gzip", 100)
    b'<p>as it is'
    >>> import gzip
    >>> undo_encodings(gzip.compress(b"<p>in ") + gzip.compress(b"two parts"), "", "gzip", 100)
    b'<p>in two parts'
    """
    if "chunked" in transfer.lower():
        body = _join_chunks(body)
    for name in reversed([part.strip() for part in content.lower().split(",")]):
        if (undo := _UNDOING.get(name)) is not None:
            body = undo(body, max_bytes)
    if len(body) > max_bytes:
        raise TooLargeError
    return body


def _join_chunks(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while (found := _CHUNK.match(body, at)) is not None:
        size = int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size
    return b"".join(parts) if parts and at >= len(body) else body


def _gunzip(body: bytes, max_bytes: int) -> bytes:
    """Undo gzip; further members follow the first (RFC 1952, 2.2), and what follows that is none is left."""
    parts: list[bytes] = []
    left, at = max_bytes, 0
    is_cut = False
    while body.startswith(_GZIP, at):
        part, at = _inflate(body, left, 31, at)
        parts.append(part)
        left -= len(part)
        is_cut = isinstance(part, CutBody)
    if not parts:
        return body
    return CutBody(b"".join(parts)) if is_cut else b"".join(parts)


def _inflate(body: bytes, max_bytes: int, window: int, at: int = 0) -> tuple[bytes, int]:
    """Return what the stream from `at` on holds, and where it ends.

    It is fed in pieces: `zlib` copies what stands behind a stream, which is nearly all where streams are many.
    """
    machine, parts, left = zlib.decompressobj(window), [], max_bytes
    view = memoryview(body)
    try:
        while at < len(body) and not machine.eof:
            piece = view[at : at + _PIECE]
            parts.append(_capped(machine.decompress(piece, left + 1), left))
            left -= len(parts[-1])
            at += len(piece) - len(machine.unused_data)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    plain = b"".join(parts)
    return plain if machine.eof else CutBody(plain), at


def _deflate(body: bytes, max_bytes: int) -> bytes:
    """With or without the header of zlib: servers never agreed on what "deflate" is."""
    if body[:1] in (b"<", b"{", b""):
        return body
    try:
        return _inflate(body, max_bytes, 15)[0]
    except TooLargeError:
        raise
    except ValueError:
        return _inflate(body, max_bytes, -15)[0]


def _unbrotli(body: bytes, max_bytes: int) -> bytes:
    """Brotli has no mark of its own: what looks like text is text."""
    import brotli

    if body[:1] in (b"<", b"{", b"", b"\n", b" ") or body.startswith(b"\xef\xbb\xbf"):
        return body
    machine, parts, size, left = brotli.Decompressor(), [], 0, body
    try:
        while not machine.is_finished():
            part = machine.process(left, output_buffer_limit=max_bytes + 1 - size)
            left = b""
            parts.append(part)
            size += len(part)
            if size > max_bytes:
                raise TooLargeError
            if not part and machine.can_accept_more_data():
                break
    except brotli.error as error:
        raise ValueError(str(error)) from error
    return b"".join(parts)


def _unzstd(body: bytes, max_bytes: int) -> bytes:
    import zstandard

    if not body.startswith(_ZSTD):
        return body
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(body) as stream:
            return _capped(stream.read(max_bytes + 1), max_bytes)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error


def _capped(plain: bytes, max_bytes: int) -> bytes:
    if len(plain) > max_bytes:
        raise TooLargeError
    return plain


_UNDOING: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _deflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
