"""What runs on the machines of a cluster: one piece of work through the stages, as rows of Parquet.

A task that fails is run again by the cluster, on another machine where there is one, and only what one run of it wrote
to its end is kept: so a task says the same whenever and wherever it runs, and asks no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from typing import Any

from onrecord.errors import EngineError
from onrecord.pipeline.captures import read_capture
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.pipeline.spark.work import Work
from onrecord.pipeline.sweeping import SweepCounts, sweep_piece
from onrecord.records import Capture, DocumentReading, Problem, Reading
from onrecord.sources.archives import Piece
from onrecord.sources.listing import FoundFile, capture_file
from onrecord.sources.provenance import Provenance
from onrecord.sources.reading import MAX_BYTES, refuse_unreadable
from onrecord.sources.readings import arrow_schema, counts_row, reading_rows
from onrecord.sources.remote import is_remote, open_remote

__all__ = ["TaskSettings", "run_tasks", "work_rows"]

# What goes to the cluster's own process at once: rows of some 8 MB at most, so that it never holds much of a task.
_BATCH_ROWS = 64
_BATCH_BYTES = 8_000_000

# What may be otherwise a minute later, or on another machine.
_PASSING = frozenset(("no_permission", "not_found", "unreadable", "vanished"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSettings:
    """What every task is told: the `reader` that it must be, and how files are read.

    `at` is when files count as obtained (None: nobody asks); `tries` how often the cluster runs a task that fails.
    """

    reader: str
    at: datetime | None = None
    mapping: str | None = None
    max_bytes: int = MAX_BYTES
    tries: int = 1


def run_tasks(works: tuple[Work, ...], settings: TaskSettings, batches: Iterable[Any]) -> Iterator[Any]:
    """Yield the rows of the works whose numbers are in `batches`, as Arrow batches: what `mapInArrow` calls."""
    from pyspark import TaskContext

    context = TaskContext.get()
    attempt = context.attemptNumber() if context else 0
    for batch in batches:
        for number in batch.column(0).to_pylist():
            yield from _batches(work_rows(works[number], settings, attempt))


def work_rows(work: Work, settings: TaskSettings, attempt: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the rows of one piece of work, at its end the row that says so; `attempt` counts the runs before this one.

    What cannot be read is tried again (OSError is raised), and in the last run but one set aside. The last run is
    reached only where those before ended the process: all the work is set aside then, and the rest of the job goes on.
    """
    if settings.reader != reader_fingerprint():
        raise EngineError("this machine of the cluster has another version of onrecord than the one that began the job")
    if attempt and attempt + 1 >= settings.tries:
        yield from _rows([_set_aside(_give_up(work, attempt))], work, settings)
        return
    is_last = attempt + 2 >= settings.tries
    counted: list[SweepCounts] = []
    yield from _rows(_read(work, settings, counted.append, is_last=is_last), work, settings)
    if counted:
        yield counts_row(asdict(counted[0]), piece=work.name, reader=settings.reader)


def _rows(readings: Iterable[Reading], work: Work, settings: TaskSettings) -> Iterator[dict[str, Any]]:
    return reading_rows(readings, piece=work.name, reader=settings.reader)


def _read(
    work: Work, settings: TaskSettings, count: Callable[[SweepCounts], None], *, is_last: bool
) -> Iterator[Reading]:
    if work.archive is None:
        yield from _read_files(work, settings)
        count(SweepCounts())
        return
    try:
        with _open(work.archive) as stream:
            yield from _sweep(work.archive, stream, settings, count, is_last=is_last)
    except OSError as error:
        if not is_last:
            raise
        yield _set_aside(refuse_unreadable(work.archive, error))


def _open(archive: str) -> AbstractContextManager[BufferedReader | None]:
    return open_remote(archive) if is_remote(archive) else nullcontext()


def _sweep(
    archive: str,
    stream: BufferedReader | None,
    settings: TaskSettings,
    count: Callable[[SweepCounts], None],
    *,
    is_last: bool,
) -> Iterator[Reading]:
    """Yield what an archive holds, and count it where nothing that may pass kept us from its end."""
    troubles: list[str] = []
    counts = SweepCounts()
    for found in sweep_piece(Piece(source=archive), stream=stream, max_bytes=settings.max_bytes):
        if isinstance(found, SweepCounts):
            counts = found
            continue
        troubles += [problem.what for problem in found.problems if found.capture is None and problem.code in _PASSING]
        if troubles and not is_last:
            raise OSError(troubles[0])
        yield found
    failed = getattr(getattr(stream, "raw", None), "failed", None)
    if failed is not None and not is_last:
        raise failed
    if failed is None and not troubles:
        count(counts)


def _read_files(work: Work, settings: TaskSettings) -> Iterator[Reading]:
    for problem in work.problems:
        yield _set_aside(problem)
    provenance = Provenance()
    for path, how in work.files:
        found = capture_file(
            FoundFile(path=Path(path), how=how),
            clock=(lambda: settings.at) if settings.at else None,  # type: ignore[arg-type,return-value]
            max_bytes=settings.max_bytes,
            provenance=provenance,
        )
        if isinstance(found, Problem):
            yield _set_aside(found)
        else:
            yield from read_capture(_with_mapping(found, settings.mapping))


def _with_mapping(capture: Capture, mapping: str | None) -> Capture:
    return replace(capture, mapping=capture.mapping or mapping)


def _give_up(work: Work, attempts: int) -> Problem:
    source = work.archive or (work.files[0][0] if work.files else work.name)
    what = f"the cluster tried to read it {attempts} times, and each time the task failed"
    advice = "the same command again tries what is missing; the log of the cluster says more"
    return Problem(code="task_failed", source=source, what=what, advice=advice)


def _set_aside(problem: Problem) -> DocumentReading:
    return DocumentReading(source=problem.source, problems=(problem,))


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[Any]:
    """Yield the rows as Arrow batches, a few megabytes each."""
    import pyarrow

    schema = arrow_schema()
    some: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        some.append(row)
        size += len(row.get("content") or b"") + len(row["record"])
        if len(some) >= _BATCH_ROWS or size >= _BATCH_BYTES:
            yield pyarrow.RecordBatch.from_pylist(some, schema=schema)
            some, size = [], 0
    if some:
        yield pyarrow.RecordBatch.from_pylist(some, schema=schema)
