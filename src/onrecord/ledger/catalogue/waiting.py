"""What waits for a person, in pieces: which question is next, and what each is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.errors import QuestionError
from onrecord.ledger.catalogue.cursors import Page, Place, behind, check_size, read_place
from onrecord.ledger.derived.schema import tellings, waiting
from onrecord.ledger.derived.waiting import WAITING_KINDS

__all__ = [
    "Waiting",
    "WaitingQuestion",
    "count_waiting",
    "find_waiting",
    "find_waiting_before",
    "is_named_surely",
    "list_waiting",
]

_ORDER = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingQuestion:
    """What is wanted of what waits; None lets everything by. `fund` is a key, `kind` one of WAITING_KINDS.

    >>> WaitingQuestion(kind="rumour")
    Traceback (most recent call last):
    ...
    onrecord.errors.QuestionError: kind: 'rumour' is none of claim, match, identity, conflict
    """

    kind: str | None = None
    fund: str | None = None
    after: str | None = None
    size: int = 25

    def __post_init__(self) -> None:
        if self.kind is not None and self.kind not in WAITING_KINDS:
            raise QuestionError("kind", f"{self.kind!r} is none of {', '.join(WAITING_KINDS)}")
        check_size(self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A question that waits. `subject` is a claim of kind "claim", else a pledge; `other` the filed line of a match
    ("filing-1a2b:12"), the pledge of the other donor, or the field on which sources differ. `place` is where it stands.
    """

    id: str
    kind: str
    fund_key: str
    subject: str
    other: str | None
    place: str


def list_waiting(connection: Connection, question: WaitingQuestion) -> Page[Waiting]:
    """Return a piece of what waits: claims first, the surest first. Raises QuestionError where `after` is no place."""
    asked = _wanted(select(waiting), question)
    if question.after is not None:
        place = _place(question.after)
        asked = asked.where(behind(place, (waiting.c.rank, waiting.c.id), falls=False))
    asked = asked.order_by(waiting.c.rank, waiting.c.id).limit(question.size + 1)
    found = [_build(dict(row)) for row in connection.execute(asked).mappings()]
    kept = tuple(found[: question.size])
    return Page(lines=kept, following=kept[-1].place if len(found) > len(kept) else None)


def find_waiting_before(connection: Connection, question: WaitingQuestion, place: str) -> Waiting | None:
    """Return what stands before a place among what is wanted, or None where it is the first."""
    before = behind(_place(place), (waiting.c.rank, waiting.c.id), falls=True)
    asked = _wanted(select(waiting), question).where(before)
    row = connection.execute(asked.order_by(waiting.c.rank.desc(), waiting.c.id.desc()).limit(1)).mappings().first()
    return None if row is None else _build(dict(row))


def find_waiting(connection: Connection, waiting_id: str) -> Waiting | None:
    """Return the question of an id, or None where nothing waits under it."""
    row = connection.execute(select(waiting).where(waiting.c.id == waiting_id)).mappings().one_or_none()
    return None if row is None else _build(dict(row))


def count_waiting(connection: Connection, *, fund: str | None = None) -> dict[str, int]:
    """Return how many questions wait, by kind; of one fund where its key is given."""
    asked = select(waiting.c.kind, func.count()).group_by(waiting.c.kind)
    if fund is not None:
        asked = asked.where(waiting.c.fund_key == fund)
    return {row[0]: int(row[1]) for row in connection.execute(asked)}


def is_named_surely(connection: Connection, claim_id: str) -> bool:
    """Whether the donor of a current claim is named by a claim that is sure enough for the list."""
    own = select(tellings.c.donor_key).where(tellings.c.claim_id == claim_id).scalar_subquery()
    asked = select(tellings.c.claim_id).where(tellings.c.donor_key == own, tellings.c.is_sure == 1)
    return connection.scalar(asked.limit(1)) is not None


def _wanted(asked: Select[Any], question: WaitingQuestion) -> Select[Any]:
    if question.kind is not None:
        asked = asked.where(waiting.c.kind == question.kind)
    return asked if question.fund is None else asked.where(waiting.c.fund_key == question.fund)


def _place(token: str) -> Place:
    place = read_place(token, _ORDER)
    if not isinstance(place.value, int):
        raise QuestionError("after", "this is no place in a list (begin with the first page)")
    return place


def _build(row: dict[str, Any]) -> Waiting:
    return Waiting(
        **{name: row[name] for name in ("id", "kind", "fund_key", "subject", "other")},
        place=Place(_ORDER, row["rank"], row["id"]).token(),
    )
