"""A fingerprint of the reader, so that the ledger can tell what an older reader found from what this one finds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["reader_fingerprint"]

# All that decides what is read from given bytes: code of the stages, and the words.
_PARTS = ("records", "reference", "data", "pages", "claims", "filings", "parties", "pledges", "matching")
_ENDINGS = (".py", ".toml", ".tsv", ".json")


@cache
def reader_fingerprint() -> str:
    """Return a short hash of the code and words that read pages and filings: it changes whenever readings may change.

    >>> reader_fingerprint() == reader_fingerprint()
    True
    >>> reader_fingerprint().startswith("reader-")
    True
    """
    digest = hashlib.sha256()
    for part in _PARTS:
        for name, content in _files_below(files("onrecord").joinpath(part), part):
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return f"reader-{digest.hexdigest()[:16]}"


def _files_below(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _files_below(entry, path)
        elif entry.name.endswith(_ENDINGS):
            yield path, entry.read_bytes()
