"""Read one FEC filing with one reader, in a process of its own, and print its number of rows.

python bench/readers.py READER FILE
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

__all__ = ["READERS", "main"]


def _ours(path: str) -> int:
    from onrecord.filings.fec import stream_fec

    with open(path, "rb") as stream:
        return sum(1 for _ in stream_fec(stream, path))


def _ours_whole(path: str) -> int:
    from onrecord.filings.fec import read_fec
    from onrecord.records import Capture

    content = Path(path).read_bytes()
    reading = read_fec(Capture(content=content, source=path, media_type="text/plain", how="file"))
    return len(reading.receipts) + len(reading.refunds)


def _fecfile_typed(path: str) -> int:
    import fecfile

    return sum(1 for _ in fecfile.iter_file(path))


def _fecfile_strings(path: str) -> int:
    import fecfile

    return sum(1 for _ in fecfile.iter_file(path, options={"as_strings": True}))


def _fastfec_rows(path: str) -> int:
    from fastfec import FastFEC

    with open(path, "rb") as stream, FastFEC() as reader:
        return sum(1 for _ in reader.parse(stream))


def _fastfec_files(path: str) -> int:
    from fastfec import FastFEC

    with open(path, "rb") as stream, FastFEC() as reader, tempfile.TemporaryDirectory() as folder:
        return int(reader.parse_as_files(stream, folder))


READERS: dict[str, Callable[[str], int]] = {
    "onrecord": _ours,
    "onrecord-whole": _ours_whole,
    "fecfile": _fecfile_typed,
    "fecfile-strings": _fecfile_strings,
    "fastfec": _fastfec_rows,
    "fastfec-files": _fastfec_files,
}


def main() -> None:
    """Read the file that the command line names."""
    reader, path = sys.argv[1:]
    sys.stdout.write(f"{READERS[reader](path)}\n")


if __name__ == "__main__":
    main()
