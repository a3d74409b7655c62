"""Give each filed line to one told gift at most, so that all together fit best; the same every time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from onrecord.matching.options import MatchOption
from onrecord.reference.matching import MatchPolicy

__all__ = ["assign"]

_Taken = frozenset[str]
_POWER = 8
"""Two poor fits must not outweigh a good one: 0.99 is worth 0.92, and two of 0.56 are worth 0.02."""


def assign(options: Mapping[str, Sequence[MatchOption]], policy: MatchPolicy) -> dict[str, MatchOption]:
    """Return the option that each gift gets, by the gift's key; a gift that gets none is left out.

    Gifts that want no line that another wants are settled by themselves. In a knot of gifts that compete, the choice
    with the highest sum of `_worth` wins; of equal ones the first in order of keys. In a knot of very many the best fit
    goes first.

    >>> from onrecord.reference.matching import load_match_policy
    >>> assign({}, load_match_policy())
    {}
    """
    chosen: dict[str, MatchOption] = {}
    for knot in _knots(options):
        own = {key: options[key] for key in knot}
        chosen.update(_greedy(own) if len(knot) > policy.most_gifts else _Search(own, policy.most_ways).best())
    return chosen


def _greedy(options: Mapping[str, Sequence[MatchOption]]) -> dict[str, MatchOption]:
    """Let the best fit of all have its lines first, then the next."""
    chosen: dict[str, MatchOption] = {}
    taken: set[str] = set()
    ranked = [(-option.score, key, option.keys, option) for key, some in options.items() for option in some]
    for _, key, lines, option in sorted(ranked, key=lambda one: one[:3]):
        if key not in chosen and taken.isdisjoint(lines):
            chosen[key] = option
            taken.update(lines)
    return chosen


def _knots(options: Mapping[str, Sequence[MatchOption]]) -> list[list[str]]:
    """Part gifts into those that compete with one another for lines."""
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for key, some in options.items():
        for line in {line for option in some for line in option.keys}:
            wanted[line].append(key)
    lines_of = {key: {line for option in some for line in option.keys} for key, some in options.items()}
    knots: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(options):
        if start in seen or not options[start]:
            continue
        knot, waiting = [], [start]
        seen.add(start)
        while waiting:
            key = waiting.pop()
            knot.append(key)
            near = {other for line in lines_of[key] for other in wanted[line]} - seen
            seen |= near
            waiting.extend(sorted(near))
        knots.append(sorted(knot))
    return knots


class _Search:
    """Tries ways for one knot, the most promising first, and gives up those that can no longer be the best."""

    def __init__(self, options: Mapping[str, Sequence[MatchOption]], most_ways: int) -> None:
        # Whose best option is best goes first, so that the first way tried is the greedy one.
        self._keys = sorted(options, key=lambda key: (-options[key][0].score, key))
        self._options, self._ways_left = options, most_ways
        tops = [_worth(options[key][0]) for key in self._keys]
        self._reach = [sum(tops[at:], Decimal(0)) for at in range(len(tops) + 1)]
        self._best: tuple[Decimal, dict[str, MatchOption]] = (Decimal(-1), {})

    def best(self) -> dict[str, MatchOption]:
        """Return the best way found."""
        self._try(0, frozenset(), Decimal(0), {})
        return self._best[1]

    def _try(self, at: int, taken: _Taken, total: Decimal, chosen: dict[str, MatchOption]) -> None:
        if total + self._reach[at] <= self._best[0] or (self._ways_left <= 0 and self._best[0] >= 0):
            return
        if at == len(self._keys):
            self._best = (total, dict(chosen))
            return
        self._ways_left -= 1
        key = self._keys[at]
        for option in _free(self._options[key], taken):
            chosen[key] = option
            self._try(at + 1, taken.union(option.keys), total + _worth(option), chosen)
            del chosen[key]
        self._try(at + 1, taken, total, chosen)


def _worth(option: MatchOption) -> Decimal:
    return option.score**_POWER


def _free(options: Iterable[MatchOption], taken: _Taken) -> list[MatchOption]:
    return [option for option in options if taken.isdisjoint(option.keys)]
