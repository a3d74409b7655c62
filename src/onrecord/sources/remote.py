"""Files that lie in a store beyond this machine: s3a:// and hdfs:// addresses, and gs:// beside them, through pyarrow.

Credentials, region and endpoint are those of the machine that reads (its variables AWS_..., its role; for HDFS its
Hadoop configuration): none is ever part of an address, and none travels with a task.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from onrecord.extras import need
from onrecord.sources.readahead import ReadAhead

__all__ = ["is_remote", "list_remote", "open_anywhere", "open_remote"]

_SCHEMES = {"s3": "s3", "s3a": "s3", "s3n": "s3", "hdfs": "hdfs", "viewfs": "viewfs", "gs": "gs"}
"""What an address begins with, and what pyarrow calls it."""

# fastwarc asks for some kilobytes at a time; asked of Python instead of a buffer, that halves its speed.
_BUFFER = 1 << 20


def is_remote(source: str) -> bool:
    """Whether a source is the address of a store and not a path.

    >>> is_remote("s3a://bucket/a.warc.gz"), is_remote("pages/a.html"), is_remote("https://example.org/a.html")
    (True, False, False)
    """
    scheme, mark, _ = source.partition("://")
    return bool(mark) and scheme.lower() in _SCHEMES


def open_remote(source: str, start: int = 0) -> io.BufferedReader:
    """Open a file of a store from byte `start` on; parts of it are fetched ahead of what is read.

    Raises OSError where the store does not give it, ExtraError where pyarrow is missing. What fails later is in
    `raw.failed`, beside being raised: fastwarc tells a broken line as a damaged archive.
    """
    return io.BufferedReader(ReadAhead(open_anywhere(source), start), _BUFFER)


def open_anywhere(source: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Open a file of a store for reading here and there, as a Parquet file is read. Raises as `open_remote` does."""
    system, path = _system_of(source)
    return system.open_input_file(path)


def list_remote(source: str) -> Iterator[tuple[str, int]]:
    """Yield address and size of the file at `source`, or of all files below it, sorted.

    What begins with a full stop or an underscore is left out of folders: marks of a job, parts of one that did not end.
    Raises OSError where there is nothing or the store does not answer, ExtraError where pyarrow is missing.
    """
    fs = need("pyarrow.fs", extra="spark", by="the address of a store")
    system, path = _system_of(source)
    root = path.rstrip("/")
    found = system.get_file_info(root)
    if found.type == fs.FileType.File:
        yield source, found.size
        return
    below = system.get_file_info(fs.FileSelector(root, recursive=True))  # raises where there is nothing
    inner = {one.path.removeprefix(root).strip("/"): one.size for one in below if one.type == fs.FileType.File}
    for name in sorted(inner):
        if not any(part.startswith((".", "_")) for part in name.split("/")):
            yield f"{source.rstrip('/')}/{name}", inner[name]


def _system_of(source: str) -> tuple[Any, str]:
    """Return pyarrow's file system for an address, and the path in it."""
    fs = need("pyarrow.fs", extra="spark", by="the address of a store")
    scheme, _, rest = source.partition("://")
    kind = _SCHEMES[scheme.lower()]
    if kind == "s3" and "@" in rest.partition("/")[0]:
        raise OSError("a key does not belong into an address, where others read it: set AWS_ACCESS_KEY_ID instead")
    try:
        system, path = fs.FileSystem.from_uri(f"{kind}://{rest}")
    except (ValueError, NotImplementedError) as error:  # pyarrow's errors of an address are ValueErrors
        raise OSError(f"this address cannot be used: {error}") from error
    return system, path
