"""Signing in: one answer for a wrong name and a wrong password, and as long for both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, select, update

from onrecord.web.accounts.attempts import Attempts
from onrecord.web.accounts.file import AccountsFile
from onrecord.web.accounts.passwords import Hashing
from onrecord.web.accounts.schema import users
from onrecord.web.accounts.sessions import SessionLife, close_session, open_session
from onrecord.web.accounts.users import fold_name

__all__ = ["Door", "Outcome"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an attempt: a session's token, or after how many seconds to come back, or neither (it was wrong)."""

    token: str | None = None
    wait: int | None = None


class Door:
    """Where people sign in and out."""

    def __init__(
        self,
        file: AccountsFile,
        hashing: Hashing,
        attempts: Attempts,
        life: SessionLife,
        now: Callable[[], datetime],
    ) -> None:
        self._file, self._hashing, self._attempts, self._life, self._now = file, hashing, attempts, life, now

    def sign_in(self, name: str, password: str, *, address: str, before: str = "") -> Outcome:
        """Try a name and a password from an address; the session that the browser had `before` ends.

        The new session has a new token, so that nobody can have handed over theirs beforehand.
        """
        wait = self._attempts.take(address, name)
        if wait is not None:
            return Outcome(wait=wait)
        row = self._find(name)
        if not self._hashing.fits(row["hash"] if row is not None else None, password) or row is None:
            return Outcome()
        self._attempts.forgive(name)
        kept_hash = self._renew(row, password)
        if before:
            close_session(self._file, before)
        return Outcome(token=open_session(self._file, row["id"], kept_hash, self._now(), self._life))

    def sign_out(self, token: str) -> None:
        """End a session."""
        close_session(self._file, token)

    def _find(self, name: str) -> RowMapping | None:
        """Return the account of a name, unless it may not sign in."""
        asked = select(users).where(users.c.folded == fold_name(name), users.c.disabled.is_(None))
        with self._file.reading() as connection:
            return connection.execute(asked).mappings().one_or_none()

    def _renew(self, row: RowMapping, password: str) -> str:
        """Hash a password anew where parameters have changed since: only now is it known. Returns the hash kept now."""
        kept: str = row["hash"]
        if not self._hashing.is_outdated(kept):
            return kept
        renewed = self._hashing.hash(password)
        with self._file.writing() as connection:
            same = (users.c.id == row["id"], users.c.hash == kept)
            connection.execute(update(users).where(*same).values(hash=renewed))
        return renewed
