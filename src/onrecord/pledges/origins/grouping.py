"""Articles to origins: which go back to the same report, by marks first, then by what they say.

The ledger asks it of the articles that tell of one gift: what is around an article decides too, and only so can a new
one change nothing but the gifts that it tells of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.pledges.origins.citing import find_citations
from onrecord.pledges.origins.clusters import Clusters
from onrecord.pledges.origins.comparing import Comparison, compare, may_be_copies
from onrecord.pledges.origins.deciding import Finding, decide
from onrecord.pledges.origins.hearing import Hearing
from onrecord.pledges.origins.marks import Mark, find_marks
from onrecord.pledges.origins.nearby import find_nearby
from onrecord.pledges.origins.sketch import Sketch, sketch_articles
from onrecord.pledges.origins.sourcing import Sourcing
from onrecord.records import CopyLink, Origin, TellingArticle
from onrecord.reference.origin_policy import load_origin_policy

__all__ = ["group_origins", "group_sketches"]

_MOST_LOOKED_AT = 5
"""Articles of each group that are compared before two groups are joined."""


def group_origins(articles: Sequence[TellingArticle]) -> tuple[Origin, ...]:
    """Return the origins of articles, each article in exactly one, in the order in which they were first told.

    The first by day of publication leads an origin, then by id, unless a mark names the original. The order of the
    input is all one; an article that stands twice counts once.

    >>> text = "Ellery Voss of Brackwell Foods will give $1.25m to the fund, $250,000 more than Tobin Brask."
    >>> told = [TellingArticle(id=name, language="en", text=text) for name in ("b", "a")]
    >>> [(origin.first, origin.articles, origin.links[0].reason) for origin in group_origins(told)]
    [('a', ('a', 'b'), 'same_text')]
    """
    return group_sketches(sketch_articles({article.id: article for article in articles}.values()))


def group_sketches(sketches: Iterable[Sketch], sourcing: Mapping[str, Sourcing] | None = None) -> tuple[Origin, ...]:
    """Return the origins of articles that were sketched before, each once, as `group_origins` does.

    `sourcing` says by the id of an article where it has the gift from that all of them tell of.
    """
    ordered = sorted(sketches, key=lambda sketch: sketch.order)
    if len(ordered) == 1:
        # Most gifts are told by one page, and a list of 600 gifts must not be indexed 600 times.
        return (Origin(first=ordered[0].id, articles=(ordered[0].id,)),)
    grouping = _Grouping(ordered, sourcing or {})
    grouping.join_by_marks()
    grouping.join_by_text()
    grouping.join_by_citation()
    return tuple(_origin(ordered, members, grouping.ties) for members in grouping.clusters.all())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tie:
    """Two places that belong together, and why. `is_named`: `original` is what a mark of `copy` names."""

    copy: int
    original: int
    reason: str
    detail: str
    is_named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """The groups around an article, each by the article that was first, and how many of them have a fact."""

    groups: frozenset[int]
    counts: Counter[str]

    @property
    def size(self) -> int:
        return len(self.groups)


class _Grouping:
    """The sketches, their clusters so far, and the ties that joined them."""

    def __init__(self, sketches: Sequence[Sketch], sourcing: Mapping[str, Sourcing]) -> None:
        self.sketches = sketches
        self._sourcing = sourcing
        self._hearing = Hearing(sketches, sourcing)
        self.clusters = Clusters(len(sketches))
        self.ties: dict[int, list[_Tie]] = {}
        self._nearby = find_nearby(sketches)
        self._speakers: list[int] = []
        self._arounds: dict[int, _Around] = {}

    def join_by_marks(self) -> None:
        for mark in find_marks(self.sketches):
            if mark.names_original or not self.clusters.are_joined(mark.copy, mark.original):
                self._tie(_tie_of(mark))

    def join_by_citation(self) -> None:
        """Join who cites another last, since such an article may say little else that the other says."""
        for mark in find_citations(self.sketches, self._sourcing):
            self._tie(_tie_of(mark))

    def join_by_text(self) -> None:
        """Join what shares passages first, so that what copies share is not taken for what everybody says."""
        pairs = [pair for pair in self._pairs() if not self.clusters.are_joined(*pair)]
        for sure in (True, False):
            self._speakers = [self.clusters.root(place) for place in range(len(self.sketches))]
            self._arounds.clear()
            found = [(pair, finding) for pair in pairs if (finding := self._find(pair, sure=sure))]
            for pair, finding in sorted(found, key=lambda item: (-item[1].likeness, item[0])):
                if self.clusters.are_joined(*pair) or self._are_apart(*pair):
                    continue
                if sure or self._may_join(*pair):
                    self._tie(self._tie_found(pair, finding))

    def _tie_found(self, pair: tuple[int, int], finding: Finding) -> _Tie:
        """The later one is the copy, unless it is what the other credits."""
        first, second = pair
        if finding.named == self.sketches[second].id:
            first, second = second, first
        named = finding.named is not None
        return _Tie(copy=second, original=first, reason=finding.reason, detail=finding.detail, is_named=named)

    def _pairs(self) -> Iterator[tuple[int, int]]:
        pairs = {tuple(sorted((one, other))) for one, near in enumerate(self._nearby) for other in near}
        yield from sorted((first, second) for first, second in pairs)

    def _tie(self, tie: _Tie) -> None:
        self.clusters.join(tie.copy, tie.original)
        self.ties.setdefault(tie.copy, []).append(tie)
        self.ties.setdefault(tie.original, []).append(tie)

    def _find(self, pair: tuple[int, int], *, sure: bool) -> Finding | None:
        one, other = (self.sketches[place] for place in pair)
        if self.clusters.are_joined(*pair) or not may_be_copies(one, other, by_passages=sure):
            return None
        return decide(one, other, self._compare(*pair, weighed=not sure))

    def _compare(self, one: int, other: int, *, weighed: bool = True) -> Comparison:
        spread = self._spread(one, other) if weighed else {}
        return compare(self.sketches[one], self.sketches[other], spread)

    def _spread(self, one: int, other: int) -> Mapping[str, float]:
        """Return which share of the other groups around two articles has each of their facts."""
        here, there = self._around(one), self._around(other)
        besides, beyond = self._less(here, other), self._less(there, one)
        size = here.size + there.size - bool(besides) - bool(beyond) + 2
        keys = {*self.sketches[one].facts.keys, *self.sketches[other].facts.keys}
        return {key: (here.counts[key] + there.counts[key] - (key in besides) - (key in beyond)) / size for key in keys}

    def _less(self, around: _Around, place: int) -> frozenset[str]:
        """Return the facts that the group of an article has put among those around another."""
        speaker = self._speakers[place]
        return frozenset(self.sketches[speaker].facts.keys if speaker in around.groups else ())

    def _around(self, place: int) -> _Around:
        """Count the facts of the groups around an article, each group once: by the article that was first."""
        if place not in self._arounds:
            groups = {self._speakers[near] for near in self._nearby[place]} - {self._speakers[place]}
            counts = Counter(key for group in groups for key in self.sketches[group].facts.keys)
            self._arounds[place] = _Around(groups=frozenset(groups), counts=counts)
        return self._arounds[place]

    def _are_apart(self, one: int, other: int) -> bool:
        return self._hearing.are_apart(self.clusters.members(one), self.clusters.members(other))

    def _may_join(self, one: int, other: int) -> bool:
        """Whether two groups look alike on the whole, since one chance likeness must not join them."""
        groups = [self.clusters.members(place)[:_MOST_LOOKED_AT] for place in (one, other)]
        pairs = [(first, second) for first in groups[0] for second in groups[1]]
        if len(pairs) == 1:
            return True
        alike = sum(decide(self.sketches[a], self.sketches[b], self._compare(a, b)) is not None for a, b in pairs)
        return alike >= load_origin_policy().thresholds.joining * len(pairs)


def _tie_of(mark: Mark) -> _Tie:
    return _Tie(
        copy=mark.copy, original=mark.original, reason=mark.reason, detail=mark.detail, is_named=mark.names_original
    )


def _origin(sketches: Sequence[Sketch], members: Sequence[int], ties: Mapping[int, Sequence[_Tie]]) -> Origin:
    first = _leader(sketches, members, ties)
    ordered = [first, *(place for place in members if place != first)]
    return Origin(
        first=sketches[first].id,
        articles=tuple(sketches[place].id for place in ordered),
        links=tuple(_links(sketches, first, ties)),
    )


def _leader(sketches: Sequence[Sketch], members: Sequence[int], ties: Mapping[int, Sequence[_Tie]]) -> int:
    """The first; but where marks or credits name originals that name no other themselves, the first of those."""
    pairs = {(tie.copy, tie.original) for place in members for tie in ties.get(place, ()) if tie.is_named}
    pairs |= set(_credited(sketches, members))
    return min({original for _, original in pairs} - {copy for copy, _ in pairs} or members)


def _credited(sketches: Sequence[Sketch], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield who credits whose outlet: "Originally published by the Post", at the Post's address or in its words."""
    by_outlet = {sketches[place].outlet: place for place in reversed(members) if sketches[place].outlet}
    for place in members:
        sketch = sketches[place]
        for outlet in sketch.agencies & by_outlet.keys() - {sketch.outlet}:
            yield place, by_outlet[outlet]


def _links(sketches: Sequence[Sketch], first: int, ties: Mapping[int, Sequence[_Tie]]) -> Iterator[CopyLink]:
    """Walk from the leader along the ties: what is reached is a copy of that from which it is reached."""
    reached, waiting = {first}, [first]
    while waiting:
        here = waiting.pop(0)
        for tie in ties.get(here, ()):
            there = tie.copy if tie.original == here else tie.original
            if there not in reached:
                reached.add(there)
                waiting.append(there)
                ids = sketches[there].id, sketches[here].id
                yield CopyLink(copy=ids[0], original=ids[1], reason=tie.reason, detail=tie.detail)
