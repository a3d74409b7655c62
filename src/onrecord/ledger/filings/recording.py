"""Record readings of filings inside a transaction that somebody else began: a filing is there whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from sqlalchemy import Connection, Table, select

from onrecord.ledger.columns import metadata
from onrecord.ledger.filings import schema
from onrecord.ledger.filings.rows import FilingRows, filing_rows
from onrecord.ledger.preparing import escape_problems
from onrecord.ledger.rows import Row, observation_row, problem_row
from onrecord.ledger.runs import Recorded, Run
from onrecord.ledger.stores import add_row, add_rows
from onrecord.records import Capture, FilingReading, Problem

__all__ = ["PreparedFiling", "prepare_filing", "record_filing"]

# Lines that are handed to the database at a time: enough to be quick, few enough to weigh nothing.
_AT_ONCE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedFiling:
    """What is written of one filing; the rows of its lines are made while they are written."""

    capture: Capture | None
    sha256: str | None
    observation: Row | None
    filing: Row
    number: Row | None
    appearance: Row | None
    rows: FilingRows
    problems: tuple[Row, ...]


def prepare_filing(reading: FilingReading, run: Run) -> PreparedFiling:
    """Return the rows of a reading. All that takes time and needs no lock happens here."""
    filing, capture = reading.filing, reading.capture
    sha256 = capture.sha256 if capture else None
    rows = filing_rows(reading, run)
    tied = {"filing_id": filing.id, "run_id": run.id}
    return PreparedFiling(
        capture=capture,
        sha256=sha256,
        observation=observation_row(capture, sha256, run.id) if capture and sha256 else None,
        filing={"id": filing.id, "system": filing.system, "digest": filing.digest, "run_id": run.id},
        number={**tied, "number": filing.number} if filing.number else None,
        appearance={**tied, "capture_sha256": sha256} if sha256 else None,
        rows=rows,
        problems=tuple(_problem_rows(reading.problems, rows.id, run)),
    )


def _problem_rows(problems: Iterable[Problem], reading_id: str, run: Run) -> Iterator[Row]:
    for problem in escape_problems(problems):
        yield problem_row(problem, reading_id, run.id, of_filing=True)


def record_filing(connection: Connection, prepared: PreparedFiling) -> Recorded:
    """Write what the ledger lacks of a filing, and count it. The capture is there already."""
    filing_id = prepared.filing["id"]
    is_new = _add(connection, schema.filings, prepared.filing)
    if prepared.number:
        is_new |= _add(connection, schema.filing_numbers, prepared.number)
    if prepared.appearance:
        _add(connection, schema.filing_appearances, prepared.appearance)
    entries = 0
    latest = _find_latest(connection, filing_id)
    if latest is None or latest[1] != prepared.rows.row["digest"]:
        is_new, entries = True, _write_reading(connection, prepared.rows)
        latest = (prepared.rows.id, prepared.rows.row["digest"])
    for problem in prepared.problems:
        is_new |= _add(connection, metadata.tables["problems"], {**problem, "filing_reading_id": latest[0]})
    return Recorded(seen=1, kept=1, new=int(is_new), known=int(not is_new), entries=entries)


def _add(connection: Connection, table: Table, row: Row) -> bool:
    """Add a row unless its key is there, and say whether it was added."""
    return add_row(connection, table, row)


def _find_latest(connection: Connection, filing_id: str) -> tuple[str, str] | None:
    table = schema.filing_readings
    question = select(table.c.id, table.c.digest).where(table.c.filing_id == filing_id)
    row = connection.execute(question.order_by(table.c.sequence.desc()).limit(1)).one_or_none()
    return (row.id, row.digest) if row else None


def _write_reading(connection: Connection, rows: FilingRows) -> int:
    """Write a reading and all its parts; return how many lines it has."""
    add_rows(connection, schema.filing_readings, [rows.row])
    entries = 0
    for name, parts in groupby(rows.parts(), key=lambda part: part[0]):
        table = metadata.tables[name]
        while some := [row for _, row in islice(parts, _AT_ONCE)]:
            add_rows(connection, table, some)
            entries += len(some) if table is schema.entries else 0
    return entries
