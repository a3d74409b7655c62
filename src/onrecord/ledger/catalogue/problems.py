"""What was set aside, and what people decided: lists in pieces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.ledger import schema
from onrecord.ledger.catalogue.cursors import Page, Place, behind, check_size, read_place
from onrecord.ledger.rebuilding import build_problem
from onrecord.ledger.rows import Row
from onrecord.records import Problem

__all__ = ["KeptProblem", "count_problems", "find_problem", "list_problems"]

_ORDER = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptProblem:
    """A problem with its id, and when the run began that met it first."""

    id: str
    problem: Problem
    met: datetime


def list_problems(
    connection: Connection, *, code: str | None = None, after: str | None = None, size: int = 25
) -> Page[KeptProblem]:
    """Return a piece of what was set aside, by source. Raises QuestionError where `after` is no place in it."""
    check_size(size)
    table, asked = schema.problems, _asked()
    if code is not None:
        asked = asked.where(table.c.code == code)
    if after is not None:
        asked = asked.where(behind(read_place(after, _ORDER), (table.c.source, table.c.id), falls=False))
    rows = connection.execute(asked.order_by(table.c.source, table.c.id).limit(size + 1)).mappings().all()
    kept = rows[:size]
    following = Place(_ORDER, kept[-1]["source"], kept[-1]["id"]).token() if len(rows) > size else None
    return Page(lines=tuple(_build(dict(row)) for row in kept), following=following)


def find_problem(connection: Connection, problem_id: str) -> KeptProblem | None:
    """Return what was set aside under an id, or None."""
    row = connection.execute(_asked().where(schema.problems.c.id == problem_id)).mappings().one_or_none()
    return None if row is None else _build(dict(row))


def count_problems(connection: Connection) -> dict[str, int]:
    """Return how much was set aside, by code, the most frequent first."""
    code, many = schema.problems.c.code, func.count().label("many")
    return {
        row.code: row.many for row in connection.execute(select(code, many).group_by(code).order_by(many.desc(), code))
    }


def _asked() -> Select[Any]:
    table, runs = schema.problems, schema.runs
    return select(table, runs.c.started_at).join(runs, table.c.run_id == runs.c.id)


def _build(row: Row) -> KeptProblem:
    return KeptProblem(id=row["id"], problem=build_problem(row), met=datetime.fromisoformat(row["started_at"]))
