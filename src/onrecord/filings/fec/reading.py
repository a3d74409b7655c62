"""One captured filing of the FEC, read whole."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from onrecord.filings.fec.naming import find_number
from onrecord.filings.fec.notes import Note, attach_notes
from onrecord.filings.fec.stream import Item, stream_fec
from onrecord.records import Capture, Filing, FilingReading, Problem, Receipt, Refund

__all__ = ["is_fec", "read_fec"]


def is_fec(head: bytes) -> bool:
    r"""Return whether the first bytes of a file are those of an FEC filing.

    >>> is_fec(b"HDR\x1cFEC\x1c8.4"), is_fec(b'"HDR","FEC","3.00"'), is_fec(b"/* Header\nFEC_Ver_# = 2.02")
    (True, True, True)
    >>> is_fec(b"HDR Brokerage report"), is_fec(b"<html>")
    (False, False)
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n").upper()
    return start.startswith((b"HDR\x1c", b"HDR,", b'"HDR"', b"/* HEADER"))


def read_fec(capture: Capture) -> FilingReading:
    r"""Return the filing in a capture with its receipts, refunds and problems, in the order of its lines.

    The filing's number comes from the name or address of the capture. Texts that refer to a transaction are put to
    its memo; others are counted in `Filing.rows`. Raises FilingError for what is no FEC filing: no header, or nothing
    after it. What else is wrong is a problem, and the rest is read.

    >>> content = b"HDR\x1cFEC\x1c8.4\x1cTyping\x1c1.0\nF13N\x1cC00000001\x1cBall Committee\n"
    >>> reading = read_fec(Capture(content=content, source="7.fec", media_type="text/plain", how="file"))
    >>> reading.filing.number, reading.filing.filer_name
    ('FEC-7', 'Ball Committee')
    """
    found: dict[type[Item], list[Any]] = {kind: [] for kind in (Filing, Receipt, Refund, Note, Problem)}
    for item in stream_fec(BytesIO(capture.content), capture.source):
        found[type(item)].append(item)
    notes = found[Note]
    return FilingReading(
        source=capture.source,
        capture=capture,
        filing=replace(found[Filing][-1], number=find_number(capture.source, capture.url)),
        receipts=tuple(attach_notes(found[Receipt], notes) if notes else found[Receipt]),
        refunds=tuple(attach_notes(found[Refund], notes) if notes else found[Refund]),
        problems=tuple(found[Problem]),
    )
