"""Fetch rows of a ledger: those of one reading, or of every reading side by side with all their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from onrecord.ledger import schema
from onrecord.ledger.rows import Row

__all__ = ["fetch_parts", "fetch_rows", "is_latest", "select_readings", "select_told", "stream_parts", "stream_rows"]

# Rows that are fetched at a time: enough to be quick, few enough to weigh nothing.
_STREAMED = {"yield_per": 200}


def select_readings() -> Select[Any]:
    """Return the question for readings with their articles' columns; "id" is the reading's."""
    readings, articles = schema.readings, schema.articles
    columns = [column for column in articles.c if column.name != "id"]
    return select(readings, *columns).join_from(readings, articles, readings.c.article_id == articles.c.id)


def select_told(table: Table) -> Select[Any]:
    """Return the question for what the latest readings make (claims, statements), with what lists tell of the article.

    In the order of publication, undated ones last.
    """
    readings, articles = schema.readings, schema.articles
    told = (articles.c.outlet, articles.c.published, articles.c.published_precision, articles.c.url)
    return (
        select(table, readings.c.headline, readings.c.language, *told)
        .join_from(table, readings, table.c.reading_id == readings.c.id)
        .join(articles, table.c.article_id == articles.c.id)
        .where(is_latest())
        .order_by(articles.c.published.is_(None), articles.c.published, articles.c.id, table.c.position)
    )


def is_latest() -> ColumnElement[bool]:
    """Return the condition that a row of `readings` is the latest of its article."""
    others = schema.readings.alias("others")
    newest = select(func.max(others.c.sequence)).where(others.c.article_id == schema.readings.c.article_id)
    return schema.readings.c.sequence == newest.scalar_subquery()


def stream_rows(
    connection: Connection, question: Select[Any], values: Mapping[str, object] | None = None
) -> Iterator[Row]:
    """Yield the rows of an answer, a few hundred in memory at a time; `values` are what the question leaves open."""
    with connection.execute(question, values, execution_options=_STREAMED) as answer:
        names = tuple(answer.keys())
        for row in answer:  # twice as quick as the mappings that SQLAlchemy makes
            yield dict(zip(names, row, strict=True))


def fetch_rows(connection: Connection, question: Select[Any], values: Mapping[str, object] | None = None) -> list[Row]:
    """Return the rows of a short answer; twice as quick for a few as to stream them."""
    answer = connection.execute(question, values)
    names = tuple(answer.keys())
    return [dict(zip(names, row, strict=True)) for row in answer.all()]


def _ordered(table: Table) -> Select[Any]:
    return select(table).order_by(*table.primary_key.columns)


def fetch_parts(connection: Connection, reading_id: str) -> Mapping[str, list[Row]]:
    """Return the rows of the parts of one reading by table, in the order of their keys."""
    return {
        table.name: list(stream_rows(connection, _ordered(table).where(table.c.reading_id == reading_id)))
        for table in schema.PARTS
    }


def stream_parts(connection: Connection) -> Iterator[tuple[Row, Mapping[str, list[Row]]]]:
    """Yield every reading, ordered by id, with its parts by table: each table is walked once, all in step."""
    cursors = {table.name: _Cursor(stream_rows(connection, _ordered(table))) for table in schema.PARTS}
    for reading in stream_rows(connection, select_readings().order_by(schema.readings.c.id)):
        yield reading, {name: cursor.advance_to(reading["id"]) for name, cursor in cursors.items()}


class _Cursor:
    """Walks the rows of one table, ordered by reading, and gives the rows of one reading after the other."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._groups = groupby(rows, key=lambda row: str(row["reading_id"]))
        self._waiting: tuple[str, list[Row]] | None = None

    def advance_to(self, reading_id: str) -> list[Row]:
        """Return the rows of a reading; rows of readings before it, which the ledger lacks, are passed over."""
        while self._waiting is None or self._waiting[0] < reading_id:
            key, group = next(self._groups, (None, None))
            if key is None or group is None:
                return []
            self._waiting = (key, list(group))
        return self._waiting[1] if self._waiting[0] == reading_id else []
