"""Decision trees asked all at once: a bit for each leaf, and each feature strikes out the leaves that it rules out.

Walking 400 trees node by node took 230 µs for each pair of a name and a sum. Here a tree's leaves stand as bits of one
long integer, in the order of the tree, at each node first those on the side where what is missing leads. A feature that
leads to the other side strikes out the first side's leaves; whatever is then the first leaf left of a tree is the one
that a walk would end in (Lucchese et al., 2015, "QuickScorer"). All that one feature strikes out goes in one step, most
features of a pair are missing and cost nothing, and what is known of a whole line is struck out once for all its pairs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import getitem
from struct import Struct

__all__ = ["PARTS", "Forest", "Node", "Present"]

Node = tuple[int, float, int, int, float]
"""Feature (-1 for a leaf), threshold, the node below or at it, the node above it, the value here."""

_WIDTHS = {8: "B", 16: "H", 32: "I", 64: "Q"}
"""How many bits a tree may have, and what `struct` calls an integer of so many."""

PARTS = 1000
"""Values count in thousandths, as `data/ties.json` has them."""

_LANES = {16: "H", 32: "I"}
"""Shares of features stand side by side in one long integer, each as an unsigned number of so many bits: as few as the
trees allow, since adding them up takes its time by the length of that integer."""

_MOST = 4096
"""So many sets of features are kept with the leaves that they leave."""


class Present:
    """Features that are there together, so that each has the value 1; made once for what is met again and again.

    >>> Present(("after", "apart")).names
    ('after', 'apart')
    """

    __slots__ = ("names",)

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names


class Forest:
    """The leaves of trees as bits; `everything` are all of them. Raises ValueError for a tree of more than 64 leaves.

    >>> forest = Forest([[(0, 0.5, 1, 2, 0.0), (-1, 0.0, 0, 0, -1.0), (-1, 0.0, 0, 0, 2.0)]], ["after"])
    >>> forest.value(forest.everything), forest.value(forest.narrow(forest.everything, {"after": 1.0}))
    (-1.0, 2.0)
    """

    def __init__(self, trees: Sequence[Sequence[Node]], features: Sequence[str]) -> None:
        self._trees = [_Tree(nodes) for nodes in trees]
        self._width = _width_of(max((len(tree.leaves) for tree in self._trees), default=1))
        self._layout = Struct(f"<{len(trees)}{_WIDTHS[self._width]}")
        self.everything = (1 << self._width * len(trees)) - 1
        self._first_bits = self._join([1] * len(trees))
        self._least = sum(tree.least for tree in self._trees)
        self._weights = list(self._weigh())
        self._kept = self._keep(features)
        self._kept_present: dict[Present, int] = {}
        asked = [(feature, threshold) for nodes in trees for feature, threshold, *_ in nodes if feature >= 0]
        counted = frozenset(feature for feature, threshold in asked if threshold)
        lane = _lane_of(trees, len(features))
        self._walks = [_Walks(tree, counted, lane) for tree in self._trees]
        self._shares = Struct(f"<{len(features)}{_LANES[lane]}")
        self._zero = 1 << lane - 1
        self._none_moved = sum(self._zero << lane * feature for feature in range(len(features)))

    def narrow(self, leaves: int, values: Mapping[str, float], present: Iterable[Present] = ()) -> int:
        """Return those of the `leaves` that features leave: `values` by name, and those that are `present`."""
        kept = self._kept
        for name, value in values.items():
            if value and (choices := kept.get(name)) is not None:
                leaves &= choices[value]
        known = self._kept_present
        for features in present:
            left = known.get(features)
            if left is None:
                left = self._keep_present(features)
            if left:
                leaves &= left
        return leaves

    def value(self, leaves: int) -> float:
        """Return the sum of what the trees answer, counted bit by bit of their values: ten steps, and not 400."""
        first = self._first(leaves)
        above = [(first & weighed).bit_count() << place for place, weighed in enumerate(self._weights)]
        return (self._least + sum(above)) / PARTS

    def shares(self, leaves: int) -> list[int]:
        """Return by how many thousandths each feature moves the value, on the walks of all trees to their leaves.

        The walks of a tree are added up as one integer, which holds the shares of all features side by side.
        """
        bits = self._layout.unpack(self._first(leaves).to_bytes(self._layout.size, "little"))
        moved = sum(map(getitem, self._walks, bits), start=self._none_moved)
        zero = self._zero
        return [share - zero for share in self._shares.unpack(moved.to_bytes(self._shares.size, "little"))]

    def _first(self, leaves: int) -> int:
        """The first leaf left of each tree: of all trees at once, as for one number n it is n & -n."""
        return leaves & ((leaves ^ self.everything) + self._first_bits)

    def _join(self, bits: Sequence[int]) -> int:
        """The long integer of the bits of each tree."""
        return int.from_bytes(self._layout.pack(*bits), "little")

    def _weigh(self) -> Iterator[int]:
        """The leaves whose value above their tree's least has the last bit, those that have the last but one, ..."""
        above = [tree.values_above_least() for tree in self._trees]
        for place in range(max((max(values) for values in above), default=0).bit_length()):
            yield self._join([sum(1 << n for n, value in enumerate(v) if value >> place & 1) for v in above])

    def _keep(self, features: Sequence[str]) -> dict[str, _Choices]:
        """The leaves that each value of a feature leaves: below the first threshold, between each two, and above."""
        struck: defaultdict[str, defaultdict[float, int]] = defaultdict(lambda: defaultdict(int))
        for number, tree in enumerate(self._trees):
            for feature, threshold, low, high, _ in tree.nodes:
                if feature >= 0:
                    side = tree.bits_below(low if threshold >= 0 else high)
                    struck[features[feature]][threshold] |= side << self._width * number
        return {
            name: _Choices(sorted(by_threshold), [self._left(by_threshold, n) for n in range(len(by_threshold) + 1)])
            for name, by_threshold in struck.items()
        }

    def _left(self, struck: Mapping[float, int], above: int) -> int:
        """The leaves that a value above so many of the thresholds leaves: each that lies between it and 0 strikes."""
        passed = [t for n, t in enumerate(sorted(struck)) if (n < above if t >= 0 else n >= above)]
        return reduce(lambda left, threshold: left & ~struck[threshold], passed, self.everything)

    def _keep_present(self, features: Present) -> int:
        """The leaves that such features leave; 0 where they strike out none, as most do that no tree asks for."""
        left = self.narrow(self.everything, dict.fromkeys(features.names, 1.0))
        if len(self._kept_present) >= _MOST:
            self._kept_present.clear()
        self._kept_present[features] = left = 0 if left == self.everything else left
        return left


class _Choices(dict[float, int]):
    """The leaves that a value of a feature leaves, sought among its thresholds when first met."""

    def __init__(self, thresholds: list[float], choices: list[int]) -> None:
        super().__init__()
        self._thresholds, self._choices = thresholds, choices

    def __missing__(self, value: float) -> int:
        left = self._choices[bisect_left(self._thresholds, value)]
        if len(self) < _MOST:
            self[value] = left
        return left


class _Tree:
    """A tree with its `leaves` in the order of their bits, and the `least` of their values, in thousandths."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.leaves: list[int] = []
        self._spans: dict[int, tuple[int, int]] = {}
        self._order(0)
        self.least = min(round(nodes[at][4] * PARTS) for at in self.leaves)

    def _order(self, at: int) -> None:
        """Put the leaves below a node in order: first those to which a feature leads that is missing, and so 0."""
        feature, threshold, low, high, _ = self.nodes[at]
        first = len(self.leaves)
        if feature < 0:
            self.leaves.append(at)
        else:
            for side in (low, high) if threshold >= 0 else (high, low):
                self._order(side)
        self._spans[at] = (first, len(self.leaves))

    def bits_below(self, at: int) -> int:
        """The bits of the leaves below a node."""
        first, last = self._spans[at]
        return (1 << last) - (1 << first)

    def values_above_least(self) -> list[int]:
        """The values of the leaves in thousandths above the least."""
        return [round(self.nodes[at][4] * PARTS) - self.least for at in self.leaves]

    def walk(self, bit: int) -> Iterator[tuple[int, int, bool]]:
        """Yield the steps to the leaf of a bit, and whether each leads to above its threshold."""
        at = 0
        while self.nodes[at][0] >= 0:
            feature, _, low, high, value = self.nodes[at]
            at = low if bit & self.bits_below(low) else high
            yield feature, round((self.nodes[at][4] - value) * PARTS), at == high


class _Walks(dict[int, int]):
    """What the steps of a tree to the leaf of each bit move, walked when first asked for: few leaves ever are.

    Features that are not `counted` are only asked whether they are there, and most are not: two steps of three.
    """

    def __init__(self, tree: _Tree, counted: frozenset[int], lane: int) -> None:
        super().__init__()
        self._tree, self._counted, self._lane = tree, counted, lane

    def __missing__(self, bit: int) -> int:
        walk, lane = self._tree.walk(bit), self._lane
        self[bit] = moved = sum(share << lane * f for f, share, there in walk if there or f in self._counted)
        return moved


def _lane_of(trees: Sequence[Sequence[Node]], features: int) -> int:
    """The narrowest lane that holds what all steps at nodes of one feature could move together, in thousandths."""
    most = [0.0] * features
    for nodes in trees:
        for feature, _, low, high, value in nodes:
            if feature >= 0:
                most[feature] += max(abs(nodes[low][4] - value), abs(nodes[high][4] - value)) * PARTS + 1
    return next((lane for lane in _LANES if max(most, default=0) < 1 << lane - 1), max(_LANES))


def _width_of(leaves: int) -> int:
    width = next((width for width in _WIDTHS if width >= leaves), None)
    if width is None:
        raise ValueError(f"a tree has {leaves} leaves, and none may have more than {max(_WIDTHS)}")
    return width
