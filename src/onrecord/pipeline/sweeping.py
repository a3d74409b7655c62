"""One piece of an archive through all stages: the unit of work of a process pool, and of Spark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import BinaryIO

from onrecord.pages.gate import load_gate
from onrecord.pipeline.captures import read_capture
from onrecord.records import Capture, DocumentReading, Problem, Reading
from onrecord.sources.archives import MAX_PAGE_BYTES, Piece, Tally, read_archive

__all__ = ["SweepCounts", "sweep_piece"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepCounts:
    """What a sweep met: `records` of any kind and `pages` among them, of which the gate `opened` for some.

    `read` documents came of those, `with_gifts` of them hold a claim; `raw_bytes` are those of all records, inflated.
    `set_aside` counts by reason what is no page, or could not be read, as sorted pairs.

    >>> (SweepCounts(set_aside=(("revisit", 1),)) + SweepCounts(set_aside=(("revisit", 4),))).set_aside
    (('revisit', 5),)
    """

    records: int = 0
    pages: int = 0
    opened: int = 0
    read: int = 0
    with_gifts: int = 0
    raw_bytes: int = 0
    set_aside: tuple[tuple[str, int], ...] = ()

    @property
    def passed_by(self) -> int:
        """The pages that the gate let go by unread."""
        return self.pages - self.opened

    def __add__(self, other: SweepCounts) -> SweepCounts:
        sums = {
            field.name: getattr(self, field.name) + getattr(other, field.name)
            for field in fields(self)
            if field.name != "set_aside"
        }
        reasons = dict(self.set_aside)
        for reason, count in other.set_aside:
            reasons[reason] = reasons.get(reason, 0) + count
        return SweepCounts(**sums, set_aside=tuple(sorted(reasons.items())))


def sweep_piece(
    piece: Piece, *, stream: BinaryIO | None = None, max_bytes: int = MAX_PAGE_BYTES, gated: bool = True
) -> Iterator[Reading | SweepCounts]:
    """Yield the readings of `piece` that hold a claim, a statement or a grave problem, then once what was counted.

    `stream` holds the bytes of the archive from `piece.start` on; without it the file `piece.source` is opened.
    Where it is not `gated` every page is read in full, to compare with.
    Never raises for an archive at fault. Raises DataFileError where a packaged data file is wrong.
    """
    tally = Tally()
    read = with_gifts = 0
    for found in read_archive(piece, load_gate() if gated else None, tally, stream=stream, max_bytes=max_bytes):
        for reading in _read(found):
            read += not isinstance(found, Problem)
            with_gifts += isinstance(reading, DocumentReading) and bool(reading.claims)
            if _is_kept(reading):
                yield reading
            else:
                tally.set_aside.update(problem.code for problem in reading.problems)
    yield SweepCounts(
        records=tally.records,
        pages=tally.pages,
        opened=tally.opened,
        read=read,
        with_gifts=with_gifts,
        raw_bytes=tally.raw_bytes,
        set_aside=tuple(sorted(tally.set_aside.items())),
    )


_WORTH_TELLING = frozenset(("archive_damaged", "internal", "no_permission", "not_found", "unreadable", "vanished"))
"""Of a page without a gift nobody need hear that it shows no text; that something could not be read, everybody."""


def _is_kept(reading: Reading) -> bool:
    if not isinstance(reading, DocumentReading):
        return True
    told = bool(reading.claims or reading.statements)
    return told or any(problem.code in _WORTH_TELLING for problem in reading.problems)


def _read(found: Capture | Problem) -> tuple[Reading, ...]:
    if isinstance(found, Problem):
        return (DocumentReading(source=found.source, problems=(found,)),)
    return read_capture(found)
