"""The trained models of ties: boosted decision trees over features of the grammar, read from `data/ties.json`.

`scripts/train_ties` writes the file: a model of names and sums of one line, `near`, and one of names in the lines
around a sum, `far`. A tree is a list of nodes; a node is either a leaf `[value]` or
`[feature, threshold, low, high, value]`: where the feature is at most the threshold, node `low` follows, else `high`.
`value` is what the node would answer if it were a leaf, so that what each feature moved can be told (Saabas, 2014,
"Interpreting random forests").
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.errors import DataFileError
from onrecord.reference.forest import PARTS, Forest, Node

__all__ = ["TieModel", "TieModels", "load_tie_models", "parse_tie_models"]

_FILE = "ties.json"


@dataclass(eq=False, slots=True, kw_only=True)
class TieModel:
    """`features` are the names of what the trees ask for; odds below `floor` are no gift. Never changed once made.

    `places` number the features, and `forest` are the trees again, as they are asked.

    >>> near = load_tie_models().near
    >>> near.odds({}) < near.floor
    True
    """

    floor: float
    features: Sequence[str]
    trees: Sequence[Sequence[Node]]
    places: Mapping[str, int] = field(init=False, repr=False)
    forest: Forest = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.places = {name: place for place, name in enumerate(self.features)}
        self.forest = Forest(self.trees, self.features)

    def odds(self, features: Mapping[str, float]) -> float:
        """Return the log-odds that a pair of these features is a gift; features that are missing are 0."""
        return self.forest.value(self._narrow(features))

    def moved(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return by how much each of these features moved the log-odds, those that moved them most first."""
        shares = self.forest.shares(self._narrow(features))
        there = [(name, self.places[name]) for name, value in features.items() if value and name in self.places]
        moving = [(name, shares[place] / PARTS) for name, place in there if shares[place]]
        return dict(sorted(moving, key=lambda one: (-abs(one[1]), one[0])))

    def _narrow(self, features: Mapping[str, float]) -> int:
        return self.forest.narrow(self.forest.everything, features)


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
