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

    def are_apart(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Whether an article of either group heard of the gift itself, from whom no other of the other group knows."""
        groups = (list(one), list(other))
        return any(
            self._hears_anew(place, earlier) or (self._cites(place, earlier) and self._is_news(place, others))
            for own, others in (groups, groups[::-1])
            for place in self._told.intersection(own)
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
        """Whether an article was told it a day after another, or both were told it."""
        return self._was_told(place) and (self._is_later(place, earlier) or self._was_told(earlier))

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
        sketch, source = self._sketches[place], self._sources[place]
        return outlet is not None and (
            outlet in source.outlets or names_outlet(sketch.language, sketch.facts.told, outlet)
        )

    def _is_news(self, place: int, others: Iterable[int]) -> bool:
        """Whether no article of a group names any of those whom this one heard."""
        speakers = self._sources[place].speakers
        told = [set(self._sketches[other].facts.keys) for other in others]
        return not any(speaker <= keys for speaker in speakers for keys in told)
