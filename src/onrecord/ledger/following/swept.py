"""Which pieces of archives were swept: a note a piece, so that a sweep that was ended goes on where it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select

from onrecord.ledger.following.moments import moment_text
from onrecord.ledger.following.schema import marks
from onrecord.ledger.stores.adding import add_row

__all__ = ["is_swept", "note_swept"]

_SWEPT = "swept:"


def is_swept(connection: Connection, key: str) -> bool:
    """Return whether a piece is noted as done."""
    return connection.scalar(select(marks.c.name).where(marks.c.name == _SWEPT + key)) is not None


def note_swept(connection: Connection, keys: Iterable[str], now: datetime) -> None:
    """Note pieces as done; one that is noted already stays so."""
    for key in keys:
        add_row(connection, marks, {"name": _SWEPT + key, "value": moment_text(now)})
