"""Categories: what a phrase of the lexicon stands for, with all that lies above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

__all__ = ["NO_CATEGORIES", "Categories"]

_CASED = ("capitals", "cased", "fund.party")
"""Of other words small letters rule out no meaning."""


class Categories:
    """Categories of the lexicon, made once for each set of them; `meant` holds them with all that lie above them.

    `cased` says that small letters rule one of them out. Two of them are the same if they are one object, so
    that to look one up no sets are compared.

    >>> sorted(Categories.of({"give.past"}).meant)
    ['give', 'give.past']
    >>> Categories.of(["give.past", "noun.gift"]) is Categories.of(["noun.gift", "give.past"])
    True
    """

    __slots__ = ("cased", "meant", "own")

    def __init__(self, own: frozenset[str]) -> None:
        parts = [category.split(".") for category in own]
        self.own = own
        self.meant = frozenset([".".join(some[:n]) for some in parts for n in range(1, len(some) + 1)])
        self.cased = not self.meant.isdisjoint(_CASED)

    def __iter__(self) -> Iterator[str]:
        return iter(self.own)

    def __contains__(self, category: object) -> bool:
        return category in self.own

    def __len__(self) -> int:
        return len(self.own)

    @classmethod
    def of(cls, categories: Iterable[str]) -> Categories:
        """Return the one object of these categories."""
        return _intern(frozenset(categories))


@cache
def _intern(categories: frozenset[str]) -> Categories:
    return Categories(categories)


NO_CATEGORIES = Categories.of(())
