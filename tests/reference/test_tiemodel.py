"""The model of ties: a file that is none is refused, and what features moved adds up."""

from __future__ import annotations

import json
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataFileError
from onrecord.reference.tiemodel import TieModel, load_tie_models, parse_tie_models

SMALL: dict[str, object] = {
    "floor": 0.5,
    "features": ["after", "words"],
    "trees": [[[0, 0.5, 1, 2, 0.1], [-1.0], [1, 3.5, 3, 4, 0.4], [2.0], [-0.5]], [[0.25]]],
}


def _parse(model: dict[str, object]) -> TieModel:
    models = parse_tie_models(json.dumps({"near": model, "far": SMALL}))
    assert models.near is models.of(far=False)
    return models.near


@pytest.mark.parametrize(
    ("features", "odds"),
    [
        ({}, -0.75),
        ({"after": 1.0}, 2.25),
        ({"after": 1.0, "words": 4.0}, -0.25),
        ({"after": 1.0, "words": 3.5, "unknown": 9.0}, 2.25),
    ],
)
def test_trees_answer_by_the_way_through_their_nodes(features: dict[str, float], odds: float) -> None:
    assert _parse(SMALL).odds(features) == pytest.approx(odds)


def test_what_a_feature_moved_is_told_with_the_weightiest_first() -> None:
    moved = _parse(SMALL).moved({"after": 1.0, "words": 2.0})
    assert list(moved) == ["words", "after"]
    assert moved == {"words": pytest.approx(1.6), "after": pytest.approx(0.3)}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"trees": [[[0, 0.5, 0, 1, 0.0], [1.0]]]}, "node 0 leads nowhere"),
        ({"trees": [[[0, 0.5, 1, 7, 0.0], [1.0]]]}, "node 0 leads nowhere"),
        ({"trees": [[[5, 0.5, 1, 2, 0.0], [1.0], [1.0]]]}, "node 0 leads nowhere"),
        ({"trees": [[[1.0, 2.0]]]}, "not a model of ties"),
        ({"floor": "high"}, "not a model of ties"),
        ({"features": None}, "not a model of ties"),
    ],
)
def test_a_damaged_model_is_refused(change: dict[str, object], told: str) -> None:
    with pytest.raises(DataFileError, match=told):
        _parse({**SMALL, **change})


@pytest.mark.parametrize("text", ["", "{", "[]", '{"trees": []}'])
def test_what_is_no_model_is_refused(text: str) -> None:
    with pytest.raises(DataFileError):
        parse_tie_models(text)


@given(st.dictionaries(st.sampled_from(load_tie_models().near.features), st.floats(0, 50), max_size=30))
def test_what_features_and_missing_ones_moved_adds_up_to_the_odds(features: dict[str, float]) -> None:
    model = load_tie_models().near
    shares: defaultdict[str, float] = defaultdict(float)
    odds = 0.0
    for tree in model.trees:
        node = tree[0]
        while node[0] >= 0:
            name = model.features[node[0]]
            following = tree[node[2] if features.get(name, 0.0) <= node[1] else node[3]]
            shares[name] += following[4] - node[4]
            node = following
        odds += node[4]
    assert model.odds(features) == pytest.approx(odds)
    assert sum(tree[0][4] for tree in model.trees) + sum(shares.values()) == pytest.approx(odds)
    moved = {name: share for name, share in shares.items() if features.get(name) and abs(share) > 1e-6}
    assert model.moved(features) == pytest.approx(moved, abs=1e-6)
