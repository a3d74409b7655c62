"""The records of an archive as captures: pages for which the gate opens; all others are counted."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord

from onrecord.pages.gate import Gate
from onrecord.records import Capture, Problem
from onrecord.sources.archives.bodies import CutBody
from onrecord.sources.archives.cutting import find_record
from onrecord.sources.archives.ends import find_cut
from onrecord.sources.archives.pages import capture_of, page_of
from onrecord.sources.archives.pieces import Piece
from onrecord.sources.archives.tally import Tally
from onrecord.sources.reading import refuse_unreadable

__all__ = ["MAX_PAGE_BYTES", "read_archive"]

MAX_PAGE_BYTES = 10_000_000
"""No article of the web is larger: of a larger body the text alone would take half a gigabyte of memory."""

_EARLY = "the record there ends too early"
_WHOLE = "fetch the archive again; records behind that place that can be read were read"


def read_archive(
    piece: Piece, gate: Gate | None, tally: Tally, *, stream: BinaryIO | None = None, max_bytes: int = MAX_PAGE_BYTES
) -> Iterator[Capture | Problem]:
    """Yield a capture for each page of `piece` that the gate lets in (None: for every page), and problems.

    All records are counted in `tally` as they go by. `stream` holds the bytes of the archive from `piece.start` on;
    without it the file `piece.source` is opened. `max_bytes` caps the body of one page, as it lies and inflated. One
    body is in memory at a time. Never raises for an archive at fault: a problem tells the place of the damage, and
    reading goes on at the next record behind it, where the stream can be sought.
    """
    try:
        if stream is not None:
            yield from _Reading(piece, gate, tally, max_bytes).read(stream, stream.tell() if stream.seekable() else 0)
            return
        with open(piece.source, "rb") as opened:
            opened.seek(piece.start)
            yield from _Reading(piece, gate, tally, max_bytes).read(opened, piece.start)
    except OSError as error:
        yield refuse_unreadable(piece.source, error)


class _Reading:
    """One piece on its way; `at` is the place of the last record that was begun, in the file."""

    def __init__(self, piece: Piece, gate: Gate | None, tally: Tally, max_bytes: int) -> None:
        self._piece, self._gate, self._tally, self._max_bytes = piece, gate, tally, max_bytes
        self._at = piece.start
        self._ended = False

    def read(self, stream: BinaryIO, base: int) -> Iterator[Capture | Problem]:
        """Read records up to the piece's end; `base` is the place of the stream that is the piece's start."""
        shift = self._piece.start - base
        while not self._ended:
            found = yield from self._read_on(stream, shift)
            if not stream.seekable():
                return
            if not found:
                yield from self._look_behind(stream, shift)
                return
            following = find_record(stream, self._at + 1 - shift)
            if following is None or self._is_behind(following + shift):
                return
            self._at = following + shift
            stream.seek(following)

    def _look_behind(self, stream: BinaryIO, shift: int) -> Iterator[Problem]:
        """Tell of an archive that ends within a record: of headers, or of what is no page, nothing else tells."""
        if self._piece.end is None and (cut := find_cut(stream, self._at - shift)) is not None:
            self._at = cut + shift
            yield self._damage(_EARLY)

    def _is_behind(self, at: int) -> bool:
        return self._piece.end is not None and at >= self._piece.end

    def _read_on(self, stream: BinaryIO, shift: int) -> Generator[Capture | Problem, None, bool]:
        """Read until the piece ends or cannot be read any further; tells whether that is so."""
        try:
            for record in ArchiveIterator(stream, parse_http=True):
                self._at = record.stream_pos + shift
                if self._is_behind(self._at):
                    break
                if (yield from self._take(record)) == "cut":
                    return True  # what seems to be its end may lie in the next record
        except OSError as error:
            yield self._damage(str(error))
            return True
        self._ended = True
        return False

    def _take(self, record: WarcRecord) -> Generator[Capture | Problem, None, str]:
        """Count a record, and yield it if it is a page that is let in; tells why it is none."""
        tally = self._tally
        tally.records += 1
        tally.raw_bytes += record.content_length
        is_whole = "Content-Length" in record.headers
        page = page_of(record, self._max_bytes) if is_whole else "cut"
        if not isinstance(page, str):
            tally.pages += 1
            if self._gate is None or self._gate.may_hold_gift(page[0]):
                tally.opened += 1
                yield capture_of(record, *page, f"{self._piece.source}#{self._at}")
                if isinstance(page[0], CutBody):
                    yield self._cut_page()
            return ""
        if page:
            tally.set_aside[page] += 1
        if page == "cut":
            yield self._damage(_EARLY)
        return page

    def _cut_page(self) -> Problem:
        what = "a page was cut short: its compression ends in the middle"
        where, advice = f"the record at byte {self._at:,}", "what there is was read; fetch the page again"
        return Problem(code="truncated", source=self._piece.source, what=what, where=where, advice=advice)

    def _damage(self, reason: str) -> Problem:
        where = f"from the record at byte {self._at:,} on" if self._at else "from its beginning on"
        what = f"the archive is damaged: {reason}"
        return Problem(code="archive_damaged", source=self._piece.source, what=what, where=where, advice=_WHOLE)
