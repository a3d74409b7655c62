"""Who somebody is on the page, and what that lets them do."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from onrecord.errors import AccountsError

__all__ = ["ROLES", "Account", "User", "check_name", "check_role", "fold_name"]

ROLES = ("reader", "reviewer", "admin")
"""From the least to the most: a reader reads, a reviewer also decides, an admin also sees the pages of the house."""

LONGEST_NAME = 40
_MARKS = "._-@"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Who asks for a page. `signed_in` is False for whoever sits at a machine that serves only itself.

    >>> User(name="ann", role="reviewer").may("reader")
    True
    >>> User(name="ann", role="reviewer").may("admin")
    False
    """

    name: str
    role: str
    signed_in: bool = True

    def __post_init__(self) -> None:
        check_role(self.role)

    def may(self, role: str) -> bool:
        """Whether this role includes what `role` may do."""
        return ROLES.index(self.role) >= ROLES.index(check_role(role))


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account as an admin sees it: never with its password, which nobody can see."""

    name: str
    role: str
    created: datetime
    last_login: datetime | None = None
    disabled: datetime | None = None


def check_role(role: str) -> str:
    """Return `role`; raises AccountsError where there is no such role."""
    if role not in ROLES:
        raise AccountsError(f"role {role!r}: not one of {', '.join(ROLES)}")
    return role


def check_name(name: str) -> str:
    """Return a name as it is kept; raises AccountsError where it could be mistaken for another on the page.

    A name stands under each judgement of its account, so it has no blanks and no letters that only look Latin.

    >>> check_name("zoë.b")
    'zoë.b'
    >>> check_name("аnn")
    Traceback (most recent call last):
    ...
    onrecord.errors.AccountsError: user name 'аnn': 'а' cannot stand in it; use Latin letters, digits, and . _ - @
    """
    kept = unicodedata.normalize("NFC", name)
    if not 1 <= len(kept) <= LONGEST_NAME:
        raise AccountsError(f"user name {name!r}: it needs 1 to {LONGEST_NAME} characters")
    for character in kept:
        if not _may_stand(character):
            raise AccountsError(
                f"user name {name!r}: {character!r} cannot stand in it; use Latin letters, digits, and . _ - @"
            )
    if not kept[0].isalnum():
        raise AccountsError(f"user name {name!r}: it begins with a letter or a digit")
    return kept


def _may_stand(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in _MARKS
    is_plain = unicodedata.normalize("NFKC", character) == character
    return is_plain and character.isalpha() and unicodedata.name(character, "").startswith("LATIN ")


def fold_name(name: str) -> str:
    """Return what makes two names one account: capitals do not count.

    >>> fold_name("Zoë") == fold_name("zoE\u0308")
    True
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
