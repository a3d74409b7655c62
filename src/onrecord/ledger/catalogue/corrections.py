"""What was decided and corrected, the last first: judgements of people, and their retractions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from onrecord.errors import QuestionError
from onrecord.ledger.catalogue.cursors import Page, Place, check_size, read_place
from onrecord.ledger.catalogue.gifts import GiftLine, build_line, select_lines
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.schema import disagreements, pledges
from onrecord.ledger.judgements.keeping import build_judgement
from onrecord.ledger.judgements.schema import judgements
from onrecord.records import Judgement

__all__ = [
    "CorrectedGift",
    "find_judgement",
    "judgements_made",
    "judgements_on",
    "list_corrected",
    "list_judgements",
]

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


def judgements_made(connection: Connection, by: str, at: datetime) -> tuple[Judgement, ...]:
    """Return what one person decided at one moment, which is one answer, in the order in which it was kept."""
    made = _ask(connection, (judgements.c.judged_by == by) & (judgements.c.judged_at == at.isoformat()))
    return tuple(made[sequence] for sequence in sorted(made))


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedGift:
    """A gift of which a source took back what it had told of a field: `first`, and what is told now."""

    gift: GiftLine
    field: str
    first: str
    now: tuple[str, ...]


def list_corrected(connection: Connection, today: date, size: int = 50) -> tuple[CorrectedGift, ...]:
    """Return gifts of which a source corrected a value, those reported last first."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for row in _corrected_values(connection, size):
        key = (row.pledge_id, row.field, row.corrected)
        if key not in found and len(found) >= size:
            break
        found.setdefault(key, []).append(row.value)
    wanted = sorted({pledge for pledge, _, _ in found})
    found_lines = connection.execute(select_lines(today).where(pledges.c.id.in_(wanted)))
    lines = {one.id: one for one in map(build_line, found_lines)}
    return tuple(
        CorrectedGift(gift=lines[pledge], field=field, first=first, now=tuple(one for one in values if one != first))
        for (pledge, field, first), values in found.items()
        if pledge in lines
    )


def _corrected_values(connection: Connection, size: int) -> Iterator[Any]:
    """Yield what is told of corrected fields of so many gifts, those of the gift reported last first."""
    own, told = pledges.c, disagreements.c
    last = select(own.id).where(own.is_corrected == 1).order_by(own.newest_order.desc(), own.id.desc()).limit(size)
    gifts = connection.scalars(last).all()
    asked = select(told.pledge_id, told.field, told.corrected, told.value)
    asked = asked.where(told.pledge_id.in_(gifts), told.corrected.is_not(None))
    rows = connection.execute(asked.order_by(told.pledge_id, told.field, told.position)).all()
    by_gift = {gift: list(some) for gift, some in groupby(rows, key=attrgetter("pledge_id"))}
    return (row for gift in gifts for row in by_gift.get(gift, ()))


def find_judgement(connection: Connection, judgement_id: str) -> Judgement | None:
    """Return the judgement of an id, or None."""
    return next(iter(_ask(connection, judgements.c.id == judgement_id).values()), None)


def _ask(connection: Connection, condition: ColumnElement[bool]) -> dict[int, Judgement]:
    rows = connection.execute(select(judgements).where(condition)).mappings()
    return {row["sequence"]: build_judgement(dict(row)) for row in rows}
