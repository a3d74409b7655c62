"""The trained models of ties: boosted decision trees over features of the grammar, read from `data/ties.json`.

`scripts/train_ties` writes the file: a model of names and sums of one line, `near`, and one of names in the lines
around a sum, `far`. A tree is a list of nodes; a node is either a leaf `[value]` or
`[feature, threshold, low, high, value]`: where the feature is at most the threshold, node `low` follows, else `high`.
`value` is what the node would answer if it were a leaf, so that what each feature moved can be told (Saabas, 2014,
"Interpreting random forests").
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from onrecord.errors import DataFileError

__all__ = ["TieModel", "TieModels", "load_tie_models", "parse_tie_models"]

_FILE = "ties.json"

Node = tuple[int, float, int, int, float]
"""Feature (-1 for a leaf), threshold, the node below or at it, the node above it, the value here."""

_Branch = tuple[int, float, Any, Any, float]
"""A node that holds the branches below it."""

_ROUNDING = 1e-9
"""By so much the order of adding may change the odds of some hundred trees, and more."""


@dataclass(eq=False, slots=True, kw_only=True)
class TieModel:
    """`features` are the names of what the trees ask for; odds below `floor` are no gift. Never changed once made.

    `needed` are the odds that each tree must find, for those behind it to be able to lift them to the floor.
    `roots` are the trees again, those that say most first, each node with those below it in place of their numbers.

    >>> near = load_tie_models().near
    >>> near.odds({}) < near.floor
    True
    """

    floor: float
    features: Sequence[str]
    trees: Sequence[Sequence[Node]]
    places: Mapping[str, int] = field(init=False, repr=False)
    needed: Sequence[float] = field(init=False, repr=False)
    roots: Sequence[_Branch] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.places = {name: at for at, name in enumerate(self.features)}
        trees = sorted(self.trees, key=_spread, reverse=True)  # those that say most first: most pairs end there
        most = [max(node[4] for node in tree if node[0] < 0) for tree in trees]
        reach = list(accumulate(reversed(most)))
        self.roots = [_branch(tree, 0) for tree in trees]
        self.needed = [self.floor - behind - _ROUNDING for behind in reversed(reach)]

    def odds(self, features: Mapping[str, float]) -> float:
        """Return the log-odds that a pair of these features is a gift; features that are missing are 0."""
        values, odds = self._values(features), 0.0
        for node in self.roots:
            while (feature := node[0]) >= 0:
                node = node[2] if values[feature] <= node[1] else node[3]
            odds += node[4]
        return odds

    def weigh(self, features: Mapping[str, float]) -> float | None:
        """Return the odds where they reach the floor, else None: most pairs are given up after a few trees.

        >>> load_tie_models().near.weigh({}) is None
        True
        """
        values = self._values(features)
        odds = 0.0
        for node, needed in zip(self.roots, self.needed, strict=True):
            if odds < needed:
                return None
            while (feature := node[0]) >= 0:
                node = node[2] if values[feature] <= node[1] else node[3]
            odds += node[4]
        return odds if odds >= self.floor else None

    def _values(self, features: Mapping[str, float]) -> list[float]:
        """The features as a row, in the order in which nodes number them."""
        values = [0.0] * len(self.features)
        places = self.places
        for name, value in features.items():
            if name in places:
                values[places[name]] = value
        return values

    def moved(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return by how much each feature moved the log-odds, those that moved them most first."""
        values = self._values(features)
        shares: defaultdict[int, float] = defaultdict(float)
        for node in self.roots:
            while (feature := node[0]) >= 0:
                following = node[2] if values[feature] <= node[1] else node[3]
                shares[feature] += following[4] - node[4]
                node = following
        named = ((self.features[feature], share) for feature, share in shares.items())
        return dict(sorted(named, key=lambda share: (-abs(share[1]), share[0])))


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class TieModels:
    """The model of names and sums of one line, and that of names in the lines around a sum.

    >>> models = load_tie_models()
    >>> models.of(far=True) is models.far
    True
    """

    near: TieModel
    far: TieModel

    def of(self, *, far: bool) -> TieModel:
        """Return the model for a name that stands in another line than its sum, or in the same one."""
        return self.far if far else self.near


@cache
def load_tie_models() -> TieModels:
    """Read the packaged models, once; raises DataFileError when they are missing or damaged.

    >>> len(load_tie_models().near.trees) > 0
    True
    """
    path = files("onrecord").joinpath("data", _FILE)
    try:
        return parse_tie_models(path.read_text("utf-8"))
    except FileNotFoundError:
        raise DataFileError(_FILE, "file", "there is no such file") from None


def parse_tie_models(text: str) -> TieModels:
    """Make the models of a file's text; raises DataFileError for what are no such models."""
    try:
        told = json.loads(text)
        return TieModels(near=_model(told["near"]), far=_model(told["far"]))
    except (ValueError, KeyError, TypeError) as error:
        raise DataFileError(_FILE, "trees", f"not a model of ties: {error}") from error


def _model(told: Mapping[str, Any]) -> TieModel:
    trees = tuple(tuple(_node(node) for node in tree) for tree in told["trees"])
    for tree in trees:
        _check(tree, len(told["features"]))
    return TieModel(floor=float(told["floor"]), features=tuple(told["features"]), trees=trees)


def _spread(tree: Sequence[Node]) -> float:
    """How far apart the answers of a tree lie."""
    leaves = [node[4] for node in tree if node[0] < 0]
    return max(leaves) - min(leaves)


def _branch(tree: Sequence[Node], at: int) -> _Branch:
    feature, threshold, low, high, value = tree[at]
    if feature < 0:
        return (feature, threshold, None, None, value)
    return (feature, threshold, _branch(tree, low), _branch(tree, high), value)


def _node(told: Sequence[float]) -> Node:
    if len(told) == 1:
        return (-1, 0.0, 0, 0, float(told[0]))
    feature, threshold, low, high, value = told
    return (int(feature), float(threshold), int(low), int(high), float(value))


def _check(tree: Sequence[Node], features: int) -> None:
    """Every node leads on to later ones, so that no walk runs in a circle."""
    for at, (feature, _, low, high, _) in enumerate(tree):
        if feature >= features or (feature >= 0 and not (at < low < len(tree) and at < high < len(tree))):
            raise DataFileError(_FILE, "trees", f"node {at} leads nowhere")
