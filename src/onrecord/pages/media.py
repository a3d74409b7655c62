"""Say what bytes are, by looking at them: a page, JSON, plain text, or nothing that can be read."""

from __future__ import annotations

import re

__all__ = ["HTML", "JSON", "OTHER", "TEXT", "sniff_media_type"]

HTML = "text/html"
JSON = "application/json"
TEXT = "text/plain"
OTHER = "application/octet-stream"

# Browsers look at the first 1,445 bytes; pages saved by hand may begin with a long comment.
_HEAD = 4096

_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|script|article|main|div|p|h[1-6]|!--|\?xml)\b", re.I
)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_BINARY_STARTS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd",
    b"\x7fELF",
)


def sniff_media_type(content: bytes) -> str:
    """Return "text/html", "application/json", "text/plain" or "application/octet-stream" for what `content` looks like.

    >>> sniff_media_type(b"<!doctype html><p>Hello")
    'text/html'
    >>> sniff_media_type(b' {"@type": "NewsArticle"}')
    'application/json'
    >>> sniff_media_type(b"A headline")
    'text/plain'
    >>> sniff_media_type(bytes(range(256)))
    'application/octet-stream'
    """
    head = content[:_HEAD]
    if head.startswith(_BYTE_ORDER_MARKS[1:]):
        # UTF-16: every other byte of western text is zero.
        head = head.replace(b"\x00", b"")[2:]
    elif head.startswith(_BINARY_STARTS) or _looks_binary(head):
        return OTHER
    start = head.removeprefix(_BYTE_ORDER_MARKS[0]).lstrip()
    if start[:1] in (b"{", b"["):
        return JSON if _opens_json(start) else TEXT
    return HTML if start[:1] == b"<" and _MARKUP.search(start) else TEXT


def _opens_json(start: bytes) -> bool:
    return re.match(rb'\{\s*(?:"|\})|\[\s*[\[{\]"\d]', start) is not None


def _looks_binary(head: bytes) -> bool:
    """Control characters are what text does not hold; one in a hundred is forgiven, as damage."""
    controls = sum(head.count(bytes((code,))) for code in (*range(9), *range(14, 27), 28, 29, 30, 31))
    return controls * 100 > len(head)
