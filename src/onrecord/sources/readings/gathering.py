"""Rows of a Parquet file become readings again, whole and checked, or problems that say what is wrong with them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.records import Capture, Claim, DocumentReading, Evidence, FilingReading, Problem, Reading
from onrecord.sources.readings.coding import decode_record
from onrecord.sources.readings.columns import FORMAT
from onrecord.sources.readings.rows import COUNTS, StoredRow

__all__ = ["Stored", "gather_readings"]

_KINDS: dict[str, type[Reading]] = {"document": DocumentReading, "filing": FilingReading}
_ADVICE = "have it read again from where it came from"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A reading as it was kept, and which reader made it."""

    reading: Reading
    reader: str


def gather_readings(rows: Iterable[StoredRow], source: str) -> Iterator[Stored | Problem]:
    """Yield the readings that the `rows` of the file `source` hold, in order; one that is not whole gives a problem.

    Everything is held against itself: bytes against their hash, each evidence against the text.
    """
    before: Capture | None = None
    for some in _by_reading(rows):
        try:
            stored = _gather(some, before)
        except ValueError as error:
            where = f"{some[0]['piece']}, reading {some[0]['number']}"
            what = f"a reading is not whole: {error}"
            yield Problem(code="damaged_readings", source=source, what=what, where=where, advice=_ADVICE)
            continue
        before = stored.reading.capture or before
        yield stored


def _by_reading(rows: Iterable[StoredRow]) -> Iterator[list[StoredRow]]:
    some: list[StoredRow] = []
    for row in rows:
        if row["kind"] == COUNTS:
            continue
        if row["part"] == 0 and some:
            yield some
            some = []
        some.append(row)
    if some:
        yield some


def _gather(rows: list[StoredRow], before: Capture | None) -> Stored:
    first = rows[0]
    if first["format"] != FORMAT:
        raise ValueError(f"it has the form {first['format']}, and this version reads {FORMAT}")
    if [row["part"] for row in rows] != list(range(first["parts"])) or first["kind"] not in _KINDS:
        raise ValueError(f"{len(rows)} of its {first['parts']} rows are there, or not in order")
    record = _join([json.loads(row["record"]) for row in rows])
    capture = _capture(record.pop("capture", None), rows, before)
    reading = _KINDS[first["kind"]]
    told = decode_record(reading, record)
    _check_spans(told)
    return Stored(reading=replace(told, capture=capture), reader=first["reader"])


def _join(records: list[dict[str, Any]]) -> dict[str, Any]:
    """Put the lines of the further rows behind those of the first."""
    whole, *others = records
    for other in others:
        for name, lines in other.items():
            whole[name] = [*whole.get(name, ()), *lines]
    return whole


def _capture(told: dict[str, Any] | None, rows: list[StoredRow], before: Capture | None) -> Capture | None:
    if told is None:
        return None
    capture = decode_record(Capture, {**told, "content": _content(rows, before)})
    if capture.sha256 != rows[0]["sha256"]:
        raise ValueError("its bytes are not those that were read")
    # The same bytes are held once, however many readings they gave.
    return before if before == capture else capture


def _content(rows: list[StoredRow], before: Capture | None) -> bytes:
    parts = [row["content"] for row in rows if row["content"] is not None]
    if parts:
        return b"".join(parts)
    if before is None:
        raise ValueError("its bytes are missing")
    return before.content


def _check_spans(reading: Reading) -> None:
    """What the ledger promises of evidence holds for what comes from elsewhere, too."""
    if not isinstance(reading, DocumentReading) or reading.article is None:
        return
    text = reading.article.text
    spans = [(one.start, one.end, one.quote) for claim in reading.claims for one in _evidence(claim)]
    spans += [(one.start, one.end, one.quote) for one in reading.statements]
    for start, end, quote in spans:
        if text[start:end] != quote:
            raise ValueError(f"the text has no {quote[:40]!r} at {start}")


def _evidence(claim: Claim) -> Iterator[Evidence]:
    yield from claim.evidence
    for conflict in claim.conflicts:
        yield from (conflict.rejected, conflict.believed)
