"""What was set aside, and what people decided: lists in pieces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from onrecord.ledger import schema
from onrecord.ledger.catalogue.cursors import Page, Place, behind, check_size, read_place
from onrecord.ledger.rebuilding import build_problem
from onrecord.records import Problem

__all__ = ["KeptProblem", "list_problems"]

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
    table, runs = schema.problems, schema.runs
    asked = select(table, runs.c.started_at).join(runs, table.c.run_id == runs.c.id)
    if code is not None:
        asked = asked.where(table.c.code == code)
    if after is not None:
        asked = asked.where(behind(read_place(after, _ORDER), (table.c.source, table.c.id), falls=False))
    rows = connection.execute(asked.order_by(table.c.source, table.c.id).limit(size + 1)).mappings().all()
    kept = rows[:size]
    following = Place(_ORDER, kept[-1]["source"], kept[-1]["id"]).token() if len(rows) > size else None
    lines = (
        KeptProblem(id=row["id"], problem=build_problem(dict(row)), met=datetime.fromisoformat(row["started_at"]))
        for row in kept
    )
    return Page(lines=tuple(lines), following=following)
