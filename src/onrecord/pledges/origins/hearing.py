"""Which articles heard of a gift themselves, so that they are no copies though they word it as others do.

A second paper mostly repeats the first one's sentence and adds that somebody confirmed it, which a copy does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.pledges.origins.citing import names_outlet
from onrecord.pledges.origins.sketch import Sketch
from onrecord.pledges.origins.sourcing import Sourcing

__all__ = ["Hearing"]

_NOTHING = Sourcing(outlets=frozenset(), has_own=False)


class Hearing:
    """Who told articles of a gift, as far as they say so."""

    def __init__(self, sketches: Sequence[Sketch], sourcing: Mapping[str, Sourcing]) -> None:
        self._sketches = sketches
        self._sources = [sourcing.get(sketch.id, _NOTHING) for sketch in sketches]
        self._told = {at for at in range(len(sketches)) if self._was_told(at) or self._sources[at].speakers}
        self._facts: dict[int, Mapping[str, int]] = {}
        self._keys: dict[int, frozenset[str]] = {}

    def are_apart(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Whether an article of either group heard of the gift itself, from whom no other of the other group knows."""
        groups = (list(one), list(other))
        return any(
            self._is_apart(place, others)
            for own, others in (groups, groups[::-1])
            for place in self._told.intersection(own)
        )

    def _is_apart(self, place: int, others: Sequence[int]) -> bool:
        """Whether an article heard anew what one of a group tells, or has it from whom none of them names."""
        was_told, is_news = self._was_told(place), self._is_news(place, others)
        return (was_told or is_news) and any(
            (was_told and self._hears_anew(place, earlier)) or (is_news and self._cites(place, earlier))
            for earlier in others
            if self._may_be_two(place, earlier)
        )

    def _was_told(self, place: int) -> bool:
        return self._sources[place].was_told or self._sketches[place].heard

    def _may_be_two(self, place: int, earlier: int) -> bool:
        """Whether the other article is of another outlet, and neither credits nor names this one's."""
        here, there = self._sketches[place], self._sketches[earlier]
        return (
            here.outlet != there.outlet and here.outlet not in there.agencies and not self._names(earlier, here.outlet)
        )

    def _hears_anew(self, place: int, earlier: int) -> bool:
        """Whether an article that was told it was so a day after another, or both were told it."""
        return self._is_later(place, earlier) or self._was_told(earlier)

    def _is_later(self, place: int, earlier: int) -> bool:
        days = (self._sketches[place].published, self._sketches[earlier].published)
        return days[0] is not None and days[1] is not None and days[1] < days[0]

    def _cites(self, place: int, earlier: int) -> bool:
        """Whether one of two says where it has the gift from: this one from the other, or the other from elsewhere."""
        if self._names(place, self._sketches[earlier].outlet):
            return True
        source = self._sources[earlier]
        return not source.has_own and bool(source.outlets)

    def _names(self, place: int, outlet: str | None) -> bool:
        """Whether an article names an outlet."""
        if outlet is None:
            return False
        if place not in self._facts:
            self._facts[place] = self._sketches[place].facts.told
        told = self._facts[place]
        return outlet in self._sources[place].outlets or names_outlet(self._sketches[place].language, told, outlet)

    def _is_news(self, place: int, others: Iterable[int]) -> bool:
        """Whether no article of a group names any of those whom this one heard."""
        speakers = self._sources[place].speakers
        return bool(speakers) and not any(speaker <= self._keys_of(other) for other in others for speaker in speakers)

    def _keys_of(self, place: int) -> frozenset[str]:
        if place not in self._keys:
            self._keys[place] = frozenset(self._sketches[place].facts.keys)
        return self._keys[place]
