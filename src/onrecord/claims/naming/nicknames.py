"""Nicknames between quotation marks inside a name: 'Una "Sunny" Hale'."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.naming.nameplaces import QUOTES
from onrecord.claims.vocabulary.text import Token

__all__ = ["nickname_end"]

_LONGEST = 3
"""Words of a nickname: "Big Old Sunny"."""


def nickname_end(tokens: Sequence[Token], at: int) -> int:
    """Return the end of the nickname whose first mark stands at `at`; `at` where none does."""
    if tokens[at].text not in QUOTES:
        return at
    for close in range(at + 2, min(at + 2 + _LONGEST, len(tokens) - 1)):
        if tokens[close].text in QUOTES:
            inside = all(token.text[0].isupper() for token in tokens[at + 1 : close])
            return close + 1 if inside and tokens[close + 1].form.proper else at
    return at
