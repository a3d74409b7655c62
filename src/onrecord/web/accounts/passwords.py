"""Passwords: which are good enough, and how they are kept (argon2id, RFC 9106, by argon2-cffi's defaults)."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from importlib.resources import files

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from onrecord.errors import AccountsError
from onrecord.web.accounts.users import fold_name

__all__ = ["SHORTEST", "Hashing", "check_password"]

SHORTEST = 12
_LONGEST = 1024  # hashing megabytes would serve nobody but whoever wants the machine busy
_FEWEST_CHARACTERS = 5  # "aaaaaaaaaaaa", "121212121212"


def check_password(password: str, name: str) -> str:
    """Return `password`; raises AccountsError where it is short, one of the common ones, or made of the name.

    >>> check_password("ann", "ann")
    Traceback (most recent call last):
    ...
    onrecord.errors.AccountsError: the password has 3 characters: it needs at least 12
    """
    plain = _normalize(password)
    if len(plain) < SHORTEST:
        raise AccountsError(f"the password has {len(plain)} characters: it needs at least {SHORTEST}")
    if len(plain) > _LONGEST:
        raise AccountsError(f"the password has {len(plain)} characters: at most {_LONGEST} are taken")
    folded = plain.casefold()
    if folded.replace(fold_name(name), "") == "":
        raise AccountsError(
            "the password is the user name: choose another, such as four words that only you put together"
        )
    if folded in _common_passwords() or len(set(folded)) < _FEWEST_CHARACTERS:
        raise AccountsError("the password is one of those tried first: choose another, such as four unrelated words")
    return password


def _normalize(password: str) -> str:
    """Return a password as it is hashed: "é" is one whether the keyboard sends one character or two (RFC 8265)."""
    return unicodedata.normalize("NFC", password)


@cache
def _common_passwords() -> frozenset[str]:
    text = (files("onrecord") / "data" / "accounts" / "common_passwords.txt").read_text("utf-8")
    return frozenset(line.casefold() for line in text.splitlines() if line and not line.startswith("#"))


class Hashing:
    """Makes and checks hashes, and takes as long for an account that is not there as for one that is."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex())

    def hash(self, password: str) -> str:
        """Return the hash to keep, its parameters and salt in it."""
        return self._hasher.hash(_normalize(password))

    def fits(self, kept: str | None, password: str) -> bool:
        """Whether `password` is that of the kept hash; None stands for an account that is not there, and never fits."""
        try:
            self._hasher.verify(self._nobody if kept is None else kept, _normalize(password)[:_LONGEST])
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Whether a hash was made with other parameters than those used now."""
        return self._hasher.check_needs_rehash(kept)
