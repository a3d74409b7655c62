"""Sessions, kept on the server: a random token for the browser, its hash for the file, and two ends.

A session ends when it was not used for a while, when it is old however much it is used, at signing out, with another
password, and when its account is disabled or removed.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, delete, insert, or_, select, update

from onrecord.web.accounts.file import AccountsFile
from onrecord.web.accounts.keeping import seconds
from onrecord.web.accounts.schema import sessions, users
from onrecord.web.accounts.users import User

__all__ = ["SessionLife", "close_session", "find_session", "open_session"]

_TOKEN_BYTES = 32
_LONGEST_TOKEN = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLife:
    """How long a session holds unused, and how long at all."""

    idle: timedelta = timedelta(hours=12)
    longest: timedelta = timedelta(days=7)


def open_session(file: AccountsFile, user_id: int, kept_hash: str, now: datetime, life: SessionLife) -> str | None:
    """Open a session of an account and return its token; sessions that have ended are cleared away.

    None where the account was disabled, removed or given another password than that of `kept_hash` since it was looked
    at: hashing takes a while, and what ended its sessions meanwhile ends this one too.
    """
    token, moment = secrets.token_urlsafe(_TOKEN_BYTES), seconds(now)
    row = {"token_hash": _hash(token), "user_id": user_id, "opened": moment, "seen": moment}
    ended = or_(
        sessions.c.seen <= moment - life.idle.total_seconds(),
        sessions.c.opened <= moment - life.longest.total_seconds(),
    )
    standing = (users.c.id == user_id, users.c.hash == kept_hash, users.c.disabled.is_(None))
    with file.writing() as connection:
        connection.execute(delete(sessions).where(ended))
        if not connection.execute(update(users).where(*standing).values(last_login=moment)).rowcount:
            return None
        connection.execute(insert(sessions), row)
    return token


def find_session(file: AccountsFile, token: str, now: datetime, life: SessionLife) -> User | None:
    """Return whose session it is; None where there is none, or it has ended, or its account is disabled."""
    if len(token) > _LONGEST_TOKEN:
        return None
    asked = (
        select(users.c.name, users.c.role, users.c.disabled, sessions.c.opened, sessions.c.seen)
        .join(users, users.c.id == sessions.c.user_id)
        .where(sessions.c.token_hash == _hash(token))
    )
    with file.reading() as connection:
        row = connection.execute(asked).mappings().one_or_none()
    if row is None or not _holds(row, seconds(now), life):
        return None
    _touch(file, token, row["seen"], seconds(now), life)
    return User(name=row["name"], role=row["role"])


def close_session(file: AccountsFile, token: str) -> None:
    """End a session: its token opens nothing from now on."""
    with file.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.token_hash == _hash(token)))


def _holds(row: RowMapping, moment: int, life: SessionLife) -> bool:
    is_used = moment - row["seen"] < life.idle.total_seconds()
    is_young = moment - row["opened"] < life.longest.total_seconds()
    return is_used and is_young and row["disabled"] is None


def _touch(file: AccountsFile, token: str, seen: int, moment: int, life: SessionLife) -> None:
    """Write that the session is used, though not with each page: a hundredth of its idle time is near enough."""
    if moment - seen < life.idle.total_seconds() / 100:
        return
    with file.writing() as connection:
        connection.execute(update(sessions).where(sessions.c.token_hash == _hash(token)).values(seen=moment))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
