"""Boosted trees fitted to examples, written as the package reads them.

LightGBM: Ke et al., 2017, "LightGBM: a highly efficient gradient boosting decision tree".
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Example", "fit_trees"]

ROUNDS = 100
SEED = 6
BAGS = 4
"""So many models with other seeds are averaged: what one alone thinks of a doubtful pair hangs on its seed."""
LEAST_MET = 6
"""A feature that is met in fewer examples is not learnt from."""
SETTINGS = {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.12,
    "min_data_in_leaf": 12,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 2.0,
    "use_missing": False,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What describes one thing of a document, and whether it is right; `weight` is how much it counts."""

    document: str
    features: Mapping[str, float]
    right: bool
    weight: float = 1.0


def fit_trees(examples: Sequence[Example], floor: float) -> str:
    """Return the model of examples as text in JSON; odds below `floor` are none."""
    import lightgbm
    import numpy

    met = Counter(name for one in examples for name in one.features)
    names = sorted(name for name, times in met.items() if times >= LEAST_MET)
    table = numpy.array([[one.features.get(name, 0.0) for name in names] for one in examples])
    right = numpy.array([float(one.right) for one in examples])
    weight = numpy.array([one.weight for one in examples])
    trees: list[Mapping[str, Any]] = []
    for seed in range(BAGS):
        data = lightgbm.Dataset(table, right, weight=weight)
        trees.extend(lightgbm.train({**SETTINGS, "seed": SEED + seed}, data, ROUNDS).dump_model()["tree_info"])
    return _write(trees, names, floor)


def _write(trees: Sequence[Mapping[str, Any]], names: Sequence[str], floor: float) -> str:
    used: dict[str, int] = {}
    rows = [json.dumps(_nodes(tree["tree_structure"], names, used), separators=(",", ":")) for tree in trees]
    head = f'{{"floor":{floor},\n"features":{json.dumps(list(used))},\n"trees":[\n'
    return head + ",\n".join(rows) + "\n]}"


def _nodes(root: Mapping[str, Any], names: Sequence[str], used: dict[str, int]) -> list[list[float]]:
    nodes: list[list[float]] = []

    def walk(node: Mapping[str, Any]) -> int:
        at = len(nodes)
        nodes.append([])
        if "leaf_value" in node:
            nodes[at] = [round(node["leaf_value"] / BAGS, 3)]
            return at
        feature = used.setdefault(names[node["split_feature"]], len(used))
        low, high = walk(node["left_child"]), walk(node["right_child"])
        nodes[at] = [feature, round(node["threshold"], 3), low, high, round(node["internal_value"] / BAGS, 3)]
        return at

    walk(root)
    return nodes
