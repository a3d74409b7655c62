"""Where the name of whom a fund honours begins right behind another: "So unterstützt Norvane [Trumps] Fonds" (German).

A subject behind its verb stands side by side with the owner of what it gives to, where owners take no apostrophe.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.claims.vocabulary.text import Token
from onrecord.claims.vocabulary.words import ReaderWords
from onrecord.reference.names import NameKnowledge

__all__ = ["begins_honoured", "honoured_names"]

_OWNS = ("s", "'s", "’s")


@lru_cache(maxsize=16)
def honoured_names(words: ReaderWords) -> frozenset[tuple[str, ...]]:
    """Return the names of those whom a fund honours as words, the family name alone too; none where no "s" owns."""
    if not words.settings.possessive_s:
        return frozenset()
    names = [tuple(name.casefold().split()) for fund in words.funds.all for name in fund.honouree_names]
    return frozenset({*names, *((name[-1],) for name in names)})


def begins_honoured(
    tokens: Sequence[Token], first: int, at: int, honoured: frozenset[tuple[str, ...]], known: NameKnowledge
) -> bool:
    """Return whether an owner whom a fund honours begins at `at`, behind the whole name from `first`.

    "Donald Trumps", "Melania Trumps" and "Donald J. Trumps" are one name each.
    """
    size = next((n for n in (1, 2) if at + n < len(tokens) and tokens[at + n].low in _OWNS), 0)
    if not size or tuple(t.low for t in tokens[at : at + size]) not in honoured:
        return False
    given = tokens[first].low
    own = any(name[0] == given for name in honoured) or (at == first + 1 and given in known.given_names)
    return not (size == 1 and own)
