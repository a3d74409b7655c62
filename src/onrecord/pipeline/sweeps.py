"""Sweep archives on all cores: piece by piece, in order, each piece noted when all that it gave was handed on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from onrecord.pipeline.pool import Crew, count_cores, work_in_order
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
_AHEAD = 2
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


def _sweep_in_processes(items: Iterable[Piece | Problem], sweep: Sweep, jobs: int, max_bytes: int) -> Iterator[Reading]:
    wanted = (item for item in items if isinstance(item, Problem) or not _is_known(item, sweep))
    crew = Crew(jobs=jobs, ready=_READY, ahead=_AHEAD)
    for item, swept in work_in_order(wanted, partial(_sweep_any, max_bytes=max_bytes), crew):
        if isinstance(item, Problem):
            yield DocumentReading(source=item.source, problems=(item,))
        else:
            yield from _hand_on(item, swept or _give_up(item), sweep)


def _sweep_any(item: Piece | Problem, max_bytes: int) -> _Swept:
    return ((), SweepCounts()) if isinstance(item, Problem) else _sweep(item, max_bytes)


def _give_up(piece: Piece) -> _Swept:
    return (DocumentReading(source=piece.name, problems=(describe_death(piece.name),)),), SweepCounts()
