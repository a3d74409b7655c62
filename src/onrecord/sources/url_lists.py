"""Addresses among sources, and lists of them: one a line, as people paste them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Problem

__all__ = ["is_list", "is_url", "read_list"]

_HEAD = 4096
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]+://", re.I)


def is_url(source: str) -> bool:
    """Whether a source is meant to be fetched.

    >>> is_url("HTTPS://example.org/a"), is_url("https.html"), is_url("ftp://example.org")
    (True, False, True)
    """
    return _SCHEME.match(source) is not None


def is_list(content: bytes) -> bool:
    """Whether bytes are a list of addresses and not a page: so each of their first lines is an address.

    >>> is_list(b"# gifts\\n\\nhttps://example.org/a\\n"), is_list(b"https://example.org/a\\nA mill gives to a park\\n")
    (True, False)
    """
    lines = list(_lines(content[:_HEAD].decode("utf-8", "replace")))
    lines = lines[:-1] if len(content) > _HEAD and len(lines) > 1 else lines
    return bool(lines) and all(is_url(line) for _, line in lines)


def read_list(content: bytes, source: str) -> Iterator[str | Problem]:
    """Yield the addresses of a list, each once, and a problem for a line that is none. "#" begins a remark.

    >>> list(read_list(b"https://example.org/a\\n\\n# seen twice\\nhttps://example.org/a", "urls.txt"))
    ['https://example.org/a']
    """
    seen: set[str] = set()
    for number, line in _lines(content.decode("utf-8-sig", "replace")):
        if not is_url(line):
            what, advice = f"this line is no address: {line[:80]}", "put one address on a line, with https:// before it"
            yield Problem(code="url_refused", source=source, where=f"line {number}", what=what, advice=advice)
        elif line not in seen:
            seen.add(line)
            yield line


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if (bare := line.strip()) and not bare.startswith("#"):
            yield number, bare
