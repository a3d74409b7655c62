"""Read documents on one machine: in this process, and in several once there are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from typing import Any, BinaryIO

from onrecord.pipeline.captures import read_capture
from onrecord.pipeline.pool import count_cores, read_in_processes
from onrecord.pipeline.stored import read_stored_files
from onrecord.pipeline.sweeps import Sweep, sweep_archives
from onrecord.records import Capture, DocumentReading, Problem, Reading
from onrecord.sources import MAX_BYTES
from onrecord.sources.archives import MAX_PAGE_BYTES
from onrecord.sources.gathering import Fetch, Gathering, gather_captures
from onrecord.sources.listing import Clock, FoundFile

__all__ = ["ReadingOptions", "read_documents"]

# Starting a process costs about as much as reading thirty pages, so the first pages are read here.
_ALONE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """How to read: in `jobs` processes, `max_bytes` of one capture.

    Without `jobs` this process reads alone; None takes all cores, once there are many documents. A script that reads in
    several processes does so below `if __name__ == "__main__":`, since each of them begins by importing it.

    `mapping` is the text of a mapping, for tables that have none beside them. `clock` gives the time at which a
    capture was obtained, where that is wanted; `stdin` is what "-" means. `fetch` fetches the page at one address, for
    several threads at once; where it is None, nothing is fetched. `sweep` tells how archives are swept.
    """

    jobs: int | None = 1
    max_bytes: int = MAX_BYTES
    clock: Clock | None = None
    stdin: BinaryIO | None = None
    mapping: str | None = None
    fetch: Fetch | None = None
    sweep: Sweep = field(default_factory=Sweep)

    def __post_init__(self) -> None:
        if self.jobs is not None and self.jobs < 1:
            raise ValueError(f"jobs {self.jobs} is below 1")


def read_documents(sources: Iterable[str], options: ReadingOptions | None = None) -> Iterator[Reading]:
    """Yield a reading for every document that the `sources` name, in their order, whatever the number of processes.

    A source is a path to a file or folder, an address, "@" and a file of addresses, or "-". Few documents are in
    memory at a time. Never raises for an input at fault: its reading holds the problem. Raises DataFileError where a
    packaged data file is wrong, and EngineError where no process can be started.

    >>> [reading.problems[0].code for reading in read_documents(["no/such/page.html"])]
    ['not_found']
    """
    options = options or ReadingOptions()
    for kind, some in groupby(_find(sources, options), _kind_of):
        if kind == "readings":
            yield from read_stored_files(some)
        elif kind == "archive":
            paths = (found.path for found in some)
            yield from sweep_archives(
                paths, options.sweep, jobs=options.jobs, max_bytes=min(options.max_bytes, MAX_PAGE_BYTES)
            )
        else:
            yield from _read_captures(some, options)


def _kind_of(item: Capture | Problem | FoundFile) -> str:
    if isinstance(item, FoundFile):
        return "archive" if item.is_archive else "readings"
    return "capture"


def _read_captures(found: Iterator[Capture | Problem], options: ReadingOptions) -> Iterator[Reading]:
    jobs = options.jobs or count_cores()
    alone = islice(found, _ALONE) if options.jobs is None and jobs > 1 else found
    if options.jobs is None or jobs == 1:
        for item in alone:
            yield from _read(item)
    if jobs > 1 and (following := next(found, None)) is not None:
        yield from read_in_processes(_prepend(following, found), jobs)


def _find(sources: Iterable[str], options: ReadingOptions) -> Iterator[Any]:
    how = Gathering(clock=options.clock, stdin=options.stdin, max_bytes=options.max_bytes, fetch=options.fetch)
    for found in gather_captures(sources, how):
        yield replace(found, mapping=found.mapping or options.mapping) if isinstance(found, Capture) else found


def _read(item: Capture | Problem) -> tuple[Reading, ...]:
    if isinstance(item, Problem):
        return (DocumentReading(source=item.source, problems=(item,)),)
    return read_capture(item)


def _prepend(first: Capture | Problem, others: Iterator[Capture | Problem]) -> Iterator[Capture | Problem]:
    yield first
    yield from others
