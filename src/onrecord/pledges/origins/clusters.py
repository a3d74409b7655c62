"""Groups of articles that grow together, with the links that tied them."""

from __future__ import annotations

__all__ = ["Clusters"]


class Clusters:
    """Disjoint sets of places; the smallest place of a set stands for it.

    >>> sets = Clusters(4)
    >>> sets.join(3, 1)
    >>> sets.members(3), sets.root(3), sets.are_joined(0, 1)
    ([1, 3], 1, False)
    """

    def __init__(self, size: int) -> None:
        self._above = list(range(size))
        self._members = {place: [place] for place in range(size)}

    def root(self, place: int) -> int:
        """Return the place that stands for the set."""
        while self._above[place] != place:
            self._above[place] = self._above[self._above[place]]
            place = self._above[place]
        return place

    def are_joined(self, one: int, other: int) -> bool:
        """Whether both are in one set."""
        return self.root(one) == self.root(other)

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._above[second] = first
            self._members[first] = sorted(self._members[first] + self._members.pop(second))

    def members(self, place: int) -> list[int]:
        """Return the set of a place, sorted."""
        return self._members[self.root(place)]

    def all(self) -> list[list[int]]:
        """Return every set, in the order of their smallest places."""
        return [members for _, members in sorted(self._members.items())]
