"""Readings that were made before, as this reader makes them: what another version made is read again from its bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.pipeline.captures import read_capture
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.records import Capture, DocumentReading, Problem, Reading
from onrecord.sources.listing import FoundFile
from onrecord.sources.readings import Stored, read_stored

__all__ = ["read_stored_addresses", "read_stored_files"]


def read_stored_files(files: Iterable[FoundFile]) -> Iterator[Reading]:
    """Yield the readings that Parquet `files` hold, in order, and one for each problem with them."""
    for file in files:
        yield from _bring_up_to_date(read_stored(str(file.path)))


def read_stored_addresses(addresses: Iterable[str]) -> Iterator[Reading]:
    """Yield the readings that Parquet files of a store hold (s3a://, hdfs://), as `read_stored_files` does."""
    for address in addresses:
        yield from _bring_up_to_date(read_stored(address, remote=True))


def _bring_up_to_date(stored: Iterable[Stored | Problem]) -> Iterator[Reading]:
    """Hand on what this reader made; what another made was kept with its bytes, which say all that there is to say."""
    before: Capture | None = None
    for one in stored:
        if isinstance(one, Problem):
            yield DocumentReading(source=one.source, problems=(one,))
            continue
        capture = one.reading.capture
        if capture is None or one.reader == reader_fingerprint():
            yield one.reading
        elif capture is not before:
            yield from read_capture(capture)
        before = capture
