"""The records of an archive as captures: pages for which the gate opens; all others are counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.pages.gate import Gate
from onrecord.records import Capture, Problem
from onrecord.sources.archives.pieces import Piece
from onrecord.sources.archives.tally import Tally
from onrecord.sources.reading import MAX_BYTES

__all__ = ["read_archive"]

_TEXTUAL = ("text/html", "application/xhtml+xml", "text/plain", "application/json", "application/ld+json")


def read_archive(
    piece: Piece, gate: Gate, tally: Tally, *, stream: BinaryIO | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Capture | Problem]:
    """Yield a capture for each page of `piece` that the gate lets in, and a problem for what should have been read.

    All records are counted in `tally` as they go by. `stream` holds the bytes of the archive from `piece.start` on;
    without it the file `piece.source` is opened. `max_bytes` caps the body of one page, inflated. One body is in
    memory at a time. Never raises for an archive at fault: what can be read before the damage is read.
    """
    opened = stream or open(piece.source, "rb")  # noqa: SIM115 - closed below, and only where it was opened here
    try:
        if stream is None:
            opened.seek(piece.start)
        for record in ArchiveIterator(opened, parse_http=True):
            at = piece.start + record.stream_pos
            if piece.end is not None and at >= piece.end:
                return
            tally.records += 1
            tally.raw_bytes += record.content_length
            if (capture := _capture_of(record, f"{piece.source}#{at}", max_bytes)) is None:
                continue
            tally.pages += 1
            if gate.may_hold_gift(capture.content):
                tally.opened += 1
                yield capture
    finally:
        if stream is None:
            opened.close()


def _capture_of(record: WarcRecord, source: str, max_bytes: int) -> Capture | None:
    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
        return None
    media_type = (record.http_content_type or "").lower()
    if media_type not in _TEXTUAL:
        return None
    return Capture(
        content=record.reader.read(max_bytes),
        source=source,
        media_type=media_type,
        how="archive",
        url=record.headers.get("WARC-Target-URI"),
        obtained_at=record.record_date,
    )
