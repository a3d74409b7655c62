"""What was decided and corrected, the last first: judgements of people, and their retractions."""

from __future__ import annotations

from sqlalchemy import Connection, select

from onrecord.errors import QuestionError
from onrecord.ledger.catalogue.cursors import Page, Place, check_size, read_place
from onrecord.ledger.judgements.keeping import build_judgement
from onrecord.ledger.judgements.schema import judgements
from onrecord.records import Judgement

__all__ = ["judgements_on", "list_judgements"]

_ORDER = "judged"


def list_judgements(connection: Connection, *, after: str | None = None, size: int = 25) -> Page[Judgement]:
    """Return a piece of what people decided, the last first; raises QuestionError where `after` is no place in it."""
    check_size(size)
    asked = select(judgements)
    if after is not None:
        place = read_place(after, _ORDER)
        if not isinstance(place.value, int):
            raise QuestionError("after", "this is no place in a list (begin with the first page)")
        asked = asked.where(judgements.c.sequence < place.value)
    rows = connection.execute(asked.order_by(judgements.c.sequence.desc()).limit(size + 1)).mappings().all()
    kept = rows[:size]
    following = Place(_ORDER, kept[-1]["sequence"], kept[-1]["id"]).token() if len(rows) > size else None
    return Page(lines=tuple(build_judgement(dict(row)) for row in kept), following=following)


def judgements_on(connection: Connection, subjects: list[str]) -> tuple[Judgement, ...]:
    """Return what people decided of these subjects (claims, pledges, keys of donors), in the order of deciding."""
    asked = select(judgements).where(judgements.c.subject.in_(subjects) | judgements.c.other.in_(subjects))
    rows = connection.execute(asked.order_by(judgements.c.sequence)).mappings()
    return tuple(build_judgement(dict(row)) for row in rows)
