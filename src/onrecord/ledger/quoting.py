"""List the current statements: what is quoted in the latest reading of each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, select

from onrecord.ledger import schema
from onrecord.ledger.fetching import select_told, stream_rows
from onrecord.ledger.rebuilding import build_date, build_statements
from onrecord.ledger.rows import Row
from onrecord.records import PartialDate, Statement

__all__ = ["ListedStatement", "list_statements"]

# Statements whose audiences are asked for in one question.
_AT_ONCE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStatement:
    """A statement beside what a reader of a list wants of its article."""

    statement: Statement
    headline: str | None
    language: str
    outlet: str | None
    published: PartialDate | None
    url: str | None


def list_statements(connection: Connection) -> Iterator[ListedStatement]:
    """Yield the statements by day of publication, undated ones last; few are in memory at a time."""
    rows = stream_rows(connection, select_told(schema.statements))
    while some := list(islice(rows, _AT_ONCE)):
        audiences = _fetch_audiences(connection, some)
        for row in some:
            yield _build(row, audiences[row["reading_id"], row["id"]])


def _fetch_audiences(connection: Connection, rows: list[Row]) -> defaultdict[tuple[str, str], list[Row]]:
    """Return the rows of those who were told, by reading and statement."""
    table = schema.audiences
    question = select(table).where(table.c.reading_id.in_(sorted({row["reading_id"] for row in rows})))
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in stream_rows(connection, question.order_by(*table.primary_key.columns)):
        found[row["reading_id"], row["statement_id"]].append(row)
    return found


def _build(row: Row, audiences: list[Row]) -> ListedStatement:
    (statement,) = build_statements({"statements": [row], "audiences": audiences})
    return ListedStatement(
        statement=statement,
        headline=row["headline"],
        language=row["language"],
        outlet=row["outlet"],
        published=build_date(row, "published"),
        url=row["url"],
    )
