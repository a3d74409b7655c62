"""Readings as rows of a Parquet file. A large one goes over several rows, so that no row is too much for a cluster."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from onrecord.records import Capture, Claim, DocumentReading, FilingReading, Reading
from onrecord.sources.readings.coding import encode_value
from onrecord.sources.readings.columns import FORMAT

__all__ = ["COUNTS", "StoredRow", "counts_row", "reading_rows"]

StoredRow = dict[str, Any]

COUNTS = "counts"

# What one row holds at most: a bulk filing has 400 MB and a million lines, and a row stands in memory several times.
_BYTES = 8_000_000
_LINES = 2000


def reading_rows(readings: Iterable[Reading], *, piece: str, reader: str) -> Iterator[StoredRow]:
    """Yield the rows of the readings of one piece, in order.

    >>> from onrecord.records import Problem
    >>> gone = Problem(code="vanished", source="a.html", what="the file is gone")
    >>> [row] = reading_rows([DocumentReading(source="a.html", problems=(gone,))], piece="a.html", reader="reader-1")
    >>> row["kind"], row["record"]
    ('document', '{"source": "a.html", "problems": [{"code": "vanished", ... "what": "the file is gone"}]}')
    """
    before: str | None = None
    for number, reading in enumerate(readings):
        place = {"format": FORMAT, "reader": reader, "piece": _whole(piece), "number": number}
        sha256 = reading.capture.sha256 if reading.capture else None
        yield from _rows_of(reading, place, is_repeated=sha256 is not None and sha256 == before)
        before = sha256


def counts_row(counts: Mapping[str, Any], *, piece: str, reader: str) -> StoredRow:
    """Return the row that says that a piece was read to its end, with what was counted in it."""
    place = {"format": FORMAT, "reader": reader, "piece": _whole(piece), "number": -1, "part": 0, "parts": 1}
    return {**place, "kind": COUNTS, "record": json.dumps(counts)}


def _rows_of(reading: Reading, place: StoredRow, *, is_repeated: bool) -> Iterator[StoredRow]:
    content = reading.capture.content if reading.capture and not is_repeated else None
    bodies = _cut(content, _BYTES) if content else [content]
    lines: list[Mapping[str, Any]] = [{}]
    if isinstance(reading, FilingReading):
        lines = list(_lines(reading)) or lines
    parts = max(len(bodies), len(lines))
    for part in range(parts):
        told = lines[part] if part < len(lines) else {}
        head = _head(reading, told) if part == 0 else {"kind": "more", "record": json.dumps(told)}
        body = bodies[part] if part < len(bodies) else None
        yield {**place, "part": part, "parts": parts, **head, "content": body}


def _cut(content: Sequence[Any], length: int) -> list[Any]:
    return [content[start : start + length] for start in range(0, len(content), length)]


def _lines(reading: FilingReading) -> Iterator[Mapping[str, Any]]:
    for name in ("receipts", "refunds"):
        for some in _cut(getattr(reading, name), _LINES):
            yield {name: encode_value(some)}


def _head(reading: Reading, lines: Mapping[str, Any]) -> StoredRow:
    """Return the columns of a reading's first row."""
    record = {**encode_value(_bare(reading)), **_capture_object(reading.capture), **lines}
    capture = reading.capture
    told: StoredRow = {
        "kind": "document" if isinstance(reading, DocumentReading) else "filing",
        "source": _whole(reading.source),
        "record": json.dumps(record),
        "problems": [
            {"code": one.code, "source": _whole(one.source), "what": _whole(one.what)} for one in reading.problems
        ],
    }
    if capture:
        told |= {"sha256": capture.sha256, "size": len(capture.content), "url": _whole(capture.url)}
    return told | _article_columns(reading) if isinstance(reading, DocumentReading) else told


def _bare(reading: Reading) -> Reading:
    if isinstance(reading, DocumentReading):
        return replace(reading, capture=None)
    return replace(reading, capture=None, receipts=(), refunds=())


def _capture_object(capture: Capture | None) -> Mapping[str, Any]:
    if capture is None:
        return {}
    told = encode_value(capture)
    del told["content"]  # the bytes have a column of their own
    return {"capture": told}


def _article_columns(reading: DocumentReading) -> StoredRow:
    article = reading.article
    if article is None:
        return {}
    return {
        "headline": _whole(article.headline),
        "language": article.language,
        "outlet": _whole(article.outlet),
        "published": str(article.published) if article.published else None,
        "gifts": [_gift(claim) for claim in reading.claims],
    }


def _gift(claim: Claim) -> StoredRow:
    return {
        "donor": _whole(claim.donor.name),
        "kind": claim.donor.kind,
        "capacity": claim.capacity,
        "status": claim.status,
        "fund": claim.fund.id,
        "fund_name": _whole(claim.fund.name),
        "amount": None if claim.amount is None else str(claim.amount),
        "currency": claim.money.currency if claim.money else None,
        "confidence": str(claim.confidence),
    }


def _whole(text: str | None) -> str | None:
    """Half characters cannot stand in a column; `record` has them as JSON writes them."""
    return None if text is None else text.encode("utf-8", "backslashreplace").decode()
