"""Categories: what a phrase of the lexicon stands for, with all that lies above it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

__all__ = ["NO_CATEGORIES", "Categories"]

_CASED = ("capitals", "cased", "fund.party")
"""Of other words small letters rule out no meaning."""


class Categories(frozenset[str]):
    """Categories of the lexicon, made once for each set of them; `meant` holds them with all that lie above them.

    `cased` says that small letters rule one of them out.

    >>> sorted(Categories.of({"give.past"}).meant)
    ['give', 'give.past']
    """

    __slots__ = ("cased", "meant")
    meant: frozenset[str]
    cased: bool

    @classmethod
    def of(cls, categories: Iterable[str]) -> Categories:
        """Return the one object of these categories."""
        return _intern(frozenset(categories))


@cache
def _intern(categories: frozenset[str]) -> Categories:
    made = Categories(categories)
    made.meant = frozenset(
        ".".join(parts[:n]) for c in categories for parts in [c.split(".")] for n in range(1, len(parts) + 1)
    )
    made.cased = not made.meant.isdisjoint(_CASED)
    return made


NO_CATEGORIES = Categories.of(())
