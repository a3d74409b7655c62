"""Trees asked all at once answer what a walk from node to node ends in, and a tree too wide is refused."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reference.forest import PARTS, Forest, Node, Present

FEATURES = ("after", "words", "apart")
VALUES = st.dictionaries(st.sampled_from(FEATURES), st.integers(-3, 3).map(float))


@st.composite
def _trees(draw: st.DrawFn) -> list[Node]:
    nodes: list[Node] = []

    def grow(depth: int) -> int:
        at, value = len(nodes), draw(st.integers(-900, 900)) / 1000
        nodes.append((-1, 0.0, 0, 0, value))
        if depth and draw(st.booleans()):
            feature, threshold = draw(st.integers(0, len(FEATURES) - 1)), draw(st.integers(-3, 2)) + 0.5
            low, high = grow(depth - 1), grow(depth - 1)
            nodes[at] = (feature, threshold, low, high, value)
        return at

    grow(4)
    return nodes


def _walk(tree: Sequence[Node], values: dict[str, float]) -> list[Node]:
    walked = [tree[0]]
    while walked[-1][0] >= 0:
        feature, threshold, low, high, _ = walked[-1]
        walked.append(tree[low if values.get(FEATURES[feature], 0.0) <= threshold else high])
    return walked


@given(st.lists(_trees(), min_size=1, max_size=5), VALUES)
def test_a_forest_answers_what_walks_end_in(trees: list[list[Node]], values: dict[str, float]) -> None:
    forest = Forest(trees, FEATURES)
    leaves = forest.narrow(forest.everything, values)
    walked = [_walk(tree, values) for tree in trees]
    assert forest.value(leaves) == pytest.approx(sum(steps[-1][4] for steps in walked))
    moved = [0] * len(FEATURES)
    for steps in walked:
        for node, below in pairwise(steps):
            moved[node[0]] += round((below[4] - node[4]) * PARTS)
    assert forest.shares(leaves) == moved


def test_steps_that_only_find_a_feature_missing_are_left_out() -> None:
    tree: list[Node] = [
        *((0, 0.0, 1, 2, 0.1), (1, 2.5, 3, 4, 0.2), (-1, 0.0, 0, 0, 0.9)),
        *((-1, 0.0, 0, 0, 0.5), (-1, 0.0, 0, 0, 0.7)),
    ]
    forest = Forest([tree], FEATURES)
    assert forest.shares(forest.everything) == [0, 300, 0]
    there = forest.narrow(forest.everything, {"after": 1.0})
    assert forest.shares(there) == [800, 0, 0]


@given(st.lists(_trees(), min_size=1, max_size=5), VALUES, st.sets(st.sampled_from(FEATURES)))
def test_what_is_known_first_may_be_struck_out_first(
    trees: list[list[Node]], values: dict[str, float], named: set[str]
) -> None:
    forest = Forest(trees, FEATURES)
    known = {name: value for name, value in values.items() if name not in named}
    at_once = forest.narrow(forest.everything, {**known, **dict.fromkeys(named, 1.0)})
    assert forest.narrow(forest.narrow(forest.everything, known), {}, [Present(tuple(named))]) == at_once


def test_a_tree_of_too_many_leaves_is_refused() -> None:
    wide: list[Node] = [(0, 0.5, 1, 2, 0.0)]
    for n in range(64):
        wide += [(-1, 0.0, 0, 0, 0.1), (0, n + 1.5, 2 * n + 3, 2 * n + 4, 0.0)]
    wide += [(-1, 0.0, 0, 0, 0.1), (-1, 0.0, 0, 0, 0.2)]
    with pytest.raises(ValueError, match="66 leaves"):
        Forest([wide], FEATURES)
