"""Filings: a list in pieces, the last read first, and the lines of one in pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.errors import QuestionError
from onrecord.ledger.catalogue.cursors import Page, Place, check_size, read_place
from onrecord.ledger.derived.schema import standing_filings
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.filings import schema
from onrecord.ledger.filings.fetching import is_latest_reading, select_filings
from onrecord.ledger.filings.rebuilding import build_entry
from onrecord.ledger.rows import Row
from onrecord.records import Entry

__all__ = ["FilingLine", "FilingQuestion", "build_lines", "list_entries", "list_filings", "load_entries"]

_ORDER, _LINES = "read", "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingLine:
    """A filing as a line of a list shows it; `lines` counts its itemised lines.

    `stands` says that no later filing replaced it, as far as derived rows are up to date.
    """

    id: str
    number: str | None
    system: str
    form: str
    filer_id: str
    filer_name: str
    lobbyist: str
    covers_from: date | None
    covers_through: date | None
    filed: date | None
    lines: int
    stands: bool = True

    @property
    def filer(self) -> str:
        """Who filed it, by name; by the id where none is told, as of a table."""
        return self.filer_name or self.filer_id


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingQuestion:
    """Which filings are wanted: of which filers (ids of committees or registrants), of which system ("fec")."""

    filers: tuple[str, ...] = ()
    system: str | None = None
    after: str | None = None
    size: int = 25

    def __post_init__(self) -> None:
        check_size(self.size)


def list_filings(connection: Connection, question: FilingQuestion) -> Page[FilingLine]:
    """Return a piece of the list of filings. Raises QuestionError where `after` is no place in it."""
    readings = schema.filing_readings
    asked = _filtered(select_filings().where(is_latest_reading()), question)
    if question.after is not None:
        asked = asked.where(readings.c.sequence < _sequence(question.after, _ORDER))
    rows = connection.execute(asked.order_by(readings.c.sequence.desc()).limit(question.size + 1)).mappings().all()
    kept = [dict(row) for row in rows[: question.size]]
    more = len(rows) > question.size
    following = Place(_ORDER, kept[-1]["sequence"], kept[-1]["filing_id"]).token() if more else None
    return Page(lines=build_lines(connection, kept), following=following)


def build_lines(connection: Connection, rows: Sequence[Row]) -> tuple[FilingLine, ...]:
    """Return the lines of rows of `select_filings`, in their order."""
    counts = _count_lines(connection, [row["id"] for row in rows])
    standing = _find_standing(connection, [row["filing_id"] for row in rows])
    return tuple(_build(row, counts.get(row["id"], 0), standing) for row in rows)


def _filtered(asked: Select[Any], question: FilingQuestion) -> Select[Any]:
    if question.filers:
        asked = asked.where(schema.filing_readings.c.filer_id.in_(question.filers))
    if question.system is not None:
        asked = asked.where(schema.filings.c.system == question.system)
    return asked


def _sequence(after: str, order: str) -> int:
    place = read_place(after, order)
    if not isinstance(place.value, int):
        raise QuestionError("after", "this is no place in a list (begin with the first page)")
    return place.value


def _count_lines(connection: Connection, readings: list[str]) -> dict[str, int]:
    table = schema.entries
    asked = select(table.c.reading_id, func.count().label("lines")).where(table.c.reading_id.in_(readings))
    return {row.reading_id: row.lines for row in connection.execute(asked.group_by(table.c.reading_id))}


def _find_standing(connection: Connection, filings: list[str]) -> set[str]:
    table = standing_filings
    return set(connection.scalars(select(table.c.filing_id).where(table.c.filing_id.in_(filings))))


def _build(row: Row, lines: int, standing: set[str]) -> FilingLine:
    filed = row["received"] or row["signed"]
    return FilingLine(
        **{name: row[name] for name in ("number", "system", "form", "filer_id", "filer_name", "lobbyist")},
        id=row["filing_id"],
        covers_from=_day(row["covers_from"]),
        covers_through=_day(row["covers_through"]),
        filed=_day(filed),
        lines=lines,
        stands=row["filing_id"] in standing,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def list_entries(
    connection: Connection, reading_id: str, *, after: str | None = None, line: int | None = None, size: int = 50
) -> Page[Entry]:
    """Return a piece of the lines of a filing's reading, in the order of the file, without streets.

    With `line`, it begins with the line of that number. Raises QuestionError where there is no such place.
    """
    check_size(size)
    table = schema.entries
    asked = select(table).where(table.c.reading_id == reading_id)
    if line is not None:
        asked = asked.where(table.c.position >= _position(connection, reading_id, line))
    elif after is not None:
        asked = asked.where(table.c.position > _sequence(after, _LINES))
    rows = connection.execute(asked.order_by(table.c.position).limit(size + 1)).mappings().all()
    kept = [dict(row) for row in rows[:size]]
    following = Place(_LINES, kept[-1]["position"], str(kept[-1]["line"])).token() if len(rows) > size else None
    return Page(lines=tuple(build_entry(row) for row in kept), following=following)


def load_entries(connection: Connection, reading_id: str) -> Iterator[Entry]:
    """Yield all lines of a filing's reading, in the order of the file, without streets."""
    table = schema.entries
    asked = select(table).where(table.c.reading_id == reading_id).order_by(table.c.position)
    return map(build_entry, stream_rows(connection, asked))


def _position(connection: Connection, reading_id: str, line: int) -> int:
    table = schema.entries
    asked = select(func.min(table.c.position)).where(table.c.reading_id == reading_id, table.c.line == line)
    found = connection.scalar(asked)
    if found is None:
        raise QuestionError("line", f"the filing itemises nothing on line {line}")
    return int(found)
