"""Sweep archives on all cores: piece by piece, in order, each piece noted when all that it gave was handed on."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.pipeline.pool import count_cores, start_pool
from onrecord.pipeline.surprises import describe_death
from onrecord.pipeline.sweeping import SweepCounts, sweep_piece
from onrecord.records import DocumentReading, Problem, Reading
from onrecord.records.ids import content_id
from onrecord.sources.archives import Piece, cut_archive
from onrecord.sources.naming import name_path
from onrecord.sources.reading import refuse_unreadable

__all__ = ["Sweep", "piece_key", "sweep_archives"]

# Less than that is read here: starting a process and readying its gate takes about two seconds.
_ALONE_BYTES = 2_000_000
_WAITING_PER_JOB = 2
_READY = "onrecord.pipeline.readying"

_Swept = tuple[tuple[Reading, ...], SweepCounts]


@dataclass(slots=True)
class Sweep:
    """How archives are swept, and what has been met so far. `skipped` counts the pieces that were done before.

    `is_done` tells of a piece's key whether a sweep before has recorded it; `note_done` hears the key of each piece
    once all its readings were handed on; `note_progress` hears that the counts have grown.
    """

    is_done: Callable[[str], bool] = field(default=lambda key: False)
    note_done: Callable[[str], None] = field(default=lambda key: None)
    note_progress: Callable[[], None] = field(default=lambda: None)
    counts: SweepCounts = field(default_factory=SweepCounts)
    pieces: int = 0
    skipped: int = 0

    def finish(self, key: str, counts: SweepCounts) -> None:
        """Count a piece all of whose readings were handed on."""
        self.counts += counts
        self.pieces += 1
        self.note_done(key)
        self.note_progress()


def piece_key(piece: Piece) -> str:
    """Return what a piece is known by: its archive as it lies, and its place. A file that changed has other keys."""
    path = Path(piece.source).absolute()
    try:
        state = path.stat()
    except OSError:
        return content_id("piece", str(path), piece.name)
    return content_id("piece", str(path), piece.name, str(state.st_size), str(state.st_mtime_ns))


def sweep_archives(paths: Iterable[Path], sweep: Sweep, *, jobs: int | None, max_bytes: int) -> Iterator[Reading]:
    """Yield the readings of archives in their order that hold a claim, a statement or a problem worth telling.

    Archives are cut at their records, so that `jobs` processes (None: all cores) share even a single one.
    """
    pieces = (piece for path in paths for piece in _cut(path))
    first = next(pieces, None)
    if first is None:
        return
    second = next(pieces, None)
    jobs = jobs or count_cores()
    if jobs == 1 or (second is None and _is_small(first)):
        for piece in _chain(first, second, pieces):
            if isinstance(piece, Problem):
                yield DocumentReading(source=piece.source, problems=(piece,))
            elif not _is_known(piece, sweep):
                yield from _hand_on(piece, _sweep(piece, max_bytes), sweep)
    else:
        yield from _sweep_in_processes(_chain(first, second, pieces), sweep, jobs, max_bytes)


def _cut(path: Path) -> Iterator[Piece | Problem]:
    try:
        with open(path, "rb") as stream:
            yield from cut_archive(str(path), stream)
    except OSError as error:
        yield refuse_unreadable(name_path(path), error)


def _chain(
    first: Piece | Problem, second: Piece | Problem | None, others: Iterator[Piece | Problem]
) -> Iterator[Piece | Problem]:
    yield first
    if second is not None:
        yield second
    yield from others


def _is_small(piece: Piece | Problem) -> bool:
    return isinstance(piece, Problem) or os.stat(piece.source).st_size <= _ALONE_BYTES


def _is_known(piece: Piece, sweep: Sweep) -> bool:
    known = sweep.is_done(piece_key(piece))
    sweep.skipped += known
    return known


def _sweep(piece: Piece, max_bytes: int) -> _Swept:
    """Sweep one piece to its end; a function of this module, so that processes can be handed it."""
    readings: list[Reading] = []
    counts = SweepCounts()
    for one in sweep_piece(piece, max_bytes=max_bytes):
        if isinstance(one, SweepCounts):
            counts = one
        else:
            readings.append(one)
    return tuple(readings), counts


def _hand_on(piece: Piece, swept: _Swept, sweep: Sweep) -> Iterator[Reading]:
    readings, counts = swept
    yield from readings
    sweep.finish(piece_key(piece), counts)


@dataclass(slots=True)
class _Task:
    item: Piece | Problem
    future: Future[_Swept] | None = None


def _sweep_in_processes(items: Iterable[Piece | Problem], sweep: Sweep, jobs: int, max_bytes: int) -> Iterator[Reading]:
    tasks: deque[_Task] = deque()
    pool = start_pool(jobs, _READY)
    try:
        for item in items:
            if isinstance(item, Piece) and _is_known(item, sweep):
                continue
            tasks.append(_submit(pool, item, max_bytes))
            while len(tasks) > jobs * _WAITING_PER_JOB:
                yield from _collect(tasks.popleft(), sweep, max_bytes)
            if any(_has_died(task) for task in tasks):
                pool.shutdown(wait=False, cancel_futures=True)
                pool = start_pool(jobs, _READY)
        while tasks:
            yield from _collect(tasks.popleft(), sweep, max_bytes)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, item: Piece | Problem, max_bytes: int) -> _Task:
    if isinstance(item, Problem):
        return _Task(item)
    try:
        return _Task(item, pool.submit(_sweep, item, max_bytes))
    except BrokenExecutor as error:
        broken: Future[_Swept] = Future()
        broken.set_exception(error)
        return _Task(item, broken)


def _has_died(task: _Task) -> bool:
    return task.future is not None and task.future.done() and isinstance(task.future.exception(), BrokenExecutor)


def _collect(task: _Task, sweep: Sweep, max_bytes: int) -> Iterator[Reading]:
    item = task.item
    if isinstance(item, Problem) or task.future is None:
        if isinstance(item, Problem):
            yield DocumentReading(source=item.source, problems=(item,))
        return
    try:
        swept = task.future.result()
    except BrokenExecutor:
        swept = _sweep_apart(item, max_bytes)
    yield from _hand_on(item, swept, sweep)


def _sweep_apart(piece: Piece, max_bytes: int) -> _Swept:
    """Sweep a piece that may have ended its process, in a process that has nothing else to lose."""
    with start_pool(1, _READY) as pool:
        try:
            return pool.submit(_sweep, piece, max_bytes).result()
        except BrokenExecutor:
            dead = DocumentReading(source=piece.name, problems=(describe_death(piece.name),))
            return (dead,), SweepCounts()
