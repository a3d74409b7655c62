"""Notices: what people are to be told, in its order, and by which channel each was delivered.

A notice is kept in the transaction that makes it known, and marked as delivered once a channel took it: a process that
is killed loses none, and the one that it was delivering is delivered again, under the same id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, update

from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.following.channels import LONGEST_WAIT
from onrecord.ledger.following.moments import moment_text
from onrecord.ledger.following.schema import deliveries, notices
from onrecord.ledger.rows import Row
from onrecord.ledger.stores.adding import add_row
from onrecord.records import content_id

__all__ = [
    "NOTICE_KINDS",
    "KeptNotice",
    "Notice",
    "count_waiting",
    "find_last",
    "find_waiting",
    "keep_notices",
    "mark_delivered",
    "mark_failed",
]

NOTICE_KINDS = ("new", "standing", "changed", "gone", "back")
"""A new gift, another standing, a page that changed, one that is gone, one that is back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is to be told of `subject`, the id of a gift or an address, in words and as `data`, which is JSON.

    `marks` tell it from others of its kind and subject: the same notice is kept once.
    """

    kind: str
    subject: str
    title: str
    text: str
    marks: tuple[str, ...]
    data: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.kind not in NOTICE_KINDS:
            raise ValueError(f"kind {self.kind!r} is not one of {NOTICE_KINDS}")

    @property
    def id(self) -> str:
        """A hash of what is told."""
        return content_id("notice", self.kind, self.subject, *self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNotice:
    """A notice of the ledger; `attempts` to deliver it by the channel that it is listed for failed so far."""

    id: str
    made_at: datetime
    kind: str
    subject: str
    title: str
    text: str
    data: Mapping[str, Any]
    attempts: int = 0


def keep_notices(connection: Connection, made: Iterable[Notice], channels: Iterable[str], now: datetime) -> int:
    """Keep notices, each to be delivered by all `channels`; return how many are new."""
    by = tuple(channels)
    return sum(_keep(connection, notice, by, moment_text(now)) for notice in made)


def _keep(connection: Connection, notice: Notice, channels: Iterable[str], now: str) -> bool:
    row = {"id": notice.id, "made_at": now, "kind": notice.kind, "subject": notice.subject, "title": notice.title}
    data = json.dumps(notice.data, ensure_ascii=False, sort_keys=True)
    if not add_row(connection, notices, {**row, "text": notice.text, "data": data}):
        return False
    for channel in channels:
        add_row(
            connection,
            deliveries,
            {"notice_id": notice.id, "channel": channel, "next_attempt": now, "attempts": 0},
        )
    return True


def find_waiting(connection: Connection, channel: str, now: datetime, most: int) -> list[KeptNotice]:
    """Return what a channel is to deliver by now, in the order in which it was noted."""
    own = deliveries.c
    asked = (
        select(notices, own.attempts)
        .join(deliveries, own.notice_id == notices.c.id)
        .where(own.channel == channel, _is_due(now))
        .order_by(notices.c.sequence)
        .limit(most)
    )
    return _load(connection, asked)


def count_waiting(connection: Connection, channel: str, now: datetime) -> int:
    """Return how many notices a channel is to deliver by now."""
    asked = select(func.count()).select_from(deliveries).where(deliveries.c.channel == channel, _is_due(now))
    return int(connection.scalar(asked) or 0)


def _is_due(now: datetime) -> ColumnElement[bool]:
    planned = deliveries.c.next_attempt
    return or_(planned <= moment_text(now), planned > moment_text(now + LONGEST_WAIT))


def find_last(connection: Connection, most: int) -> list[KeptNotice]:
    """Return the last notices, the last first."""
    return _load(connection, select(notices).order_by(notices.c.sequence.desc()).limit(most))


def _load(connection: Connection, asked: Select[Any]) -> list[KeptNotice]:
    return [_build(dict(row)) for row in connection.execute(asked).mappings()]


def _build(row: Row) -> KeptNotice:
    names = ("id", "kind", "subject", "title", "text")
    return KeptNotice(
        **{name: row[name] for name in names},
        made_at=datetime.fromisoformat(row["made_at"]),
        data=json.loads(row["data"]),
        attempts=row.get("attempts", 0),
    )


def mark_delivered(connection: Connection, channel: str, ids: Iterable[str], now: datetime) -> None:
    """Note that a channel took these notices."""
    values = {"delivered_at": moment_text(now), "next_attempt": None, "problem": None}
    for some in some_at_once(ids):
        asked = update(deliveries).where(deliveries.c.channel == channel, deliveries.c.notice_id.in_(some))
        connection.execute(asked.values(**values))


def mark_failed(
    connection: Connection, channel: str, ids: Iterable[str], problem: str, next_attempt: datetime | None
) -> None:
    """Note that a channel did not take these notices, and when it is tried again; None: it is given up."""
    moment = moment_text(next_attempt) if next_attempt else None
    values = {"problem": problem, "next_attempt": moment, "attempts": deliveries.c.attempts + 1}
    for some in some_at_once(ids):
        asked = update(deliveries).where(deliveries.c.channel == channel, deliveries.c.notice_id.in_(some))
        connection.execute(asked.values(**values))
