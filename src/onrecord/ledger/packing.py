"""Pack the bytes of a capture for the ledger, and unpack them again."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator

import zstandard

__all__ = ["hash_packed", "pack", "unpack"]

# On news pages level 9 packs within 3 % of level 19 at ten times its speed; both unpack alike.
_LEVEL = 9
_CHUNK = 1 << 20


def pack(content: bytes) -> bytes:
    """Return the bytes, compressed.

    >>> unpack(pack(b"<p>page</p>"), 11)
    b'<p>page</p>'
    """
    return zstandard.ZstdCompressor(level=_LEVEL).compress(content)


def unpack(packed: bytes, size: int) -> bytes:
    """Return the bytes again, `size` of them; raises ValueError when they cannot be unpacked or are more."""
    return b"".join(_inflate(packed, size))


def hash_packed(packed: bytes, size: int) -> tuple[str, int]:
    """Return the SHA-256 and the size of the unpacked bytes; raises ValueError as `unpack` does.

    >>> hash_packed(pack(b"abc"), 3)[1]
    3
    """
    digest, length = hashlib.sha256(), 0
    for chunk in _inflate(packed, size):
        digest.update(chunk)
        length += len(chunk)
    return digest.hexdigest(), length


def _inflate(packed: bytes, size: int) -> Iterator[bytes]:
    """Yield the bytes by the megabyte; `size` keeps a damaged frame from filling the memory."""
    length = 0
    try:
        with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed)) as stream:
            while chunk := stream.read(_CHUNK):
                length += len(chunk)
                if length > size:
                    raise ValueError(f"the bytes are more than the {size} that were recorded")
                yield chunk
    except zstandard.ZstdError as error:
        raise ValueError(f"the bytes cannot be unpacked: {error}") from error
