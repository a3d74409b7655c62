"""Channels: who is told of what is noted, whoever noted it, and which of them rest since they did not work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from onrecord.ledger.following.moments import moment_text
from onrecord.ledger.following.schema import marks
from onrecord.ledger.stores.adding import add_row

__all__ = ["LONGEST_WAIT", "end_rest", "find_channels", "keep_channels", "rest", "rests"]

LONGEST_WAIT = timedelta(days=1)
"""No channel waits longer: what is put off further was so by a clock that was wrong."""

_USED, _RESTS = "channel:", "rest:"
_LIVES = timedelta(days=30)
"""A channel that no process has used for so long is told of nothing further."""

_NOTED_AGAIN = timedelta(hours=6)


def keep_channels(connection: Connection, channels: Iterable[str], now: datetime) -> None:
    """Note that channels are in use, so that they get what other processes note as well."""
    for name in channels:
        row = {"name": _USED + name, "value": moment_text(now)}
        if not add_row(connection, marks, row):
            older = (marks.c.name == row["name"], marks.c.value < moment_text(now - _NOTED_AGAIN))
            connection.execute(update(marks).where(*older).values(value=row["value"]))


def find_channels(connection: Connection, own: Iterable[str], now: datetime) -> tuple[str, ...]:
    """Return the channels of this process and all that others use: what one finds is told by each."""
    since = moment_text(now - _LIVES)
    used = select(marks.c.name).where(marks.c.name.startswith(_USED, autoescape=True), marks.c.value >= since)
    return tuple(sorted({*own, *(name.removeprefix(_USED) for name in connection.scalars(used))}))


def rest(connection: Connection, channel: str, until: datetime) -> None:
    """Leave a channel alone that did not work; nothing is delivered by it before `until`."""
    row = {"name": _RESTS + channel, "value": moment_text(until)}
    if not add_row(connection, marks, row):
        connection.execute(update(marks).where(marks.c.name == row["name"]).values(value=row["value"]))


def end_rest(connection: Connection, channel: str) -> None:
    """Note that a channel works."""
    connection.execute(delete(marks).where(marks.c.name == _RESTS + channel))


def rests(connection: Connection, channel: str, now: datetime) -> bool:
    """Whether a channel is to be left alone for now."""
    until = connection.scalar(select(marks.c.value).where(marks.c.name == _RESTS + channel))
    return until is not None and moment_text(now) < until <= moment_text(now + LONGEST_WAIT)
