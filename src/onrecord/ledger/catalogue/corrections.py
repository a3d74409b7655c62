"""What was decided and corrected, the last first: judgements of people, and their retractions."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, select

from onrecord.errors import QuestionError
from onrecord.ledger.catalogue.cursors import Page, Place, check_size, read_place
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.judgements.keeping import build_judgement
from onrecord.ledger.judgements.schema import judgements
from onrecord.records import Judgement

__all__ = ["find_judgement", "judgements_on", "list_judgements"]

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


def judgements_on(connection: Connection, subjects: Iterable[str]) -> tuple[Judgement, ...]:
    """Return what people decided of these subjects (claims, pledges, keys of donors), in the order of deciding.

    Retractions of it are among them, so that `in_force` tells what holds.
    """
    found: dict[int, Judgement] = {}
    for some in some_at_once(set(subjects)):
        found |= _ask(connection, judgements.c.subject.in_(some) | judgements.c.other.in_(some))
    for some in some_at_once({judgement.id for judgement in found.values()}):
        found |= _ask(connection, (judgements.c.kind == "retraction") & judgements.c.subject.in_(some))
    return tuple(found[sequence] for sequence in sorted(found))


def find_judgement(connection: Connection, judgement_id: str) -> Judgement | None:
    """Return the judgement of an id, or None."""
    return next(iter(_ask(connection, judgements.c.id == judgement_id).values()), None)


def _ask(connection: Connection, condition: ColumnElement[bool]) -> dict[int, Judgement]:
    rows = connection.execute(select(judgements).where(condition)).mappings()
    return {row["sequence"]: build_judgement(dict(row)) for row in rows}
