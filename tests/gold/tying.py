"""Train the model of ties: boosted trees on the annotated articles of this folder.

    python -m tests.gold.tying [--gold DIR ...] [--floor ODDS] [--check]

A pair of a name and a sum in one sentence is an example; it is right where an annotator tied that sum to that donor.
Pairs of lines that rules read are examples as well, described as though no rule had read them: what rules know teaches
the model what gifts look like. The sentences of the case tables are examples, too; near misses weigh more.

What is printed is measured on documents that the trees have not seen: five
folds by a hash of the document's id, each read with a model of the other four. Written to `data/ties.json`.

LightGBM: Ke et al., 2017, "LightGBM: a highly efficient gradient boosting decision tree".
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.claims.frames import Frame
from onrecord.claims.reader import find_frames, load_reader
from onrecord.claims.resolving import resolve_frames
from onrecord.claims.scene import Scene
from onrecord.claims.surroundings import Surroundings
from onrecord.claims.ties import Tie, add_ties, find_ties, find_told_ties
from onrecord.reference.tiemodel import TieModel, parse_tie_model
from onrecord.views.reasons import part_claims

from .casebook import CASE, load_cases
from .causes import articles_of, gift_of, is_named
from .likeness import Gift, pair_best, pair_gifts, same_gift, without
from .score import HERE, Document, load_documents

__all__ = ["Example", "fit", "gather_examples", "main"]

FILE = HERE.parents[1] / "src" / "onrecord" / "data" / "ties.json"
FOLDS = 5
ROUNDS = 40
BAGS = 3
"""So many models with other seeds are averaged: what one alone thinks of a doubtful pair hangs on its seed."""
LEAST_MET = 6
"""A feature that is met in fewer examples is not learnt from."""
NEAR_MISS = 3.0
"""What a wrong pair of the case tables weighs: each stands for a sort of near miss that is met again and again."""
SETTINGS = {
    "objective": "binary",
    "num_leaves": 20,
    "learning_rate": 0.15,
    "min_data_in_leaf": 8,
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
    """A pair of a name and a sum in a document: what describes it, and whether an annotator tied the two."""

    document: str
    features: Mapping[str, float]
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document's article, read by rules: what `add_ties` begins with."""

    document: Document
    scene: Scene
    around: Surroundings
    frames: Sequence[Frame]
    barred: frozenset[int]


def read_documents(documents: Sequence[Document]) -> Iterator[Read]:
    """Yield each document as rules read it."""
    for document in documents:
        for article in articles_of(document):
            scene, around, frames, barred = find_frames(article, load_reader(article.language))
            yield Read(document=document, scene=scene, around=around, frames=frames, barred=barred)


def gather_examples(reads: Sequence[Read]) -> list[Example]:
    """Return the examples of documents; pairs that an annotator calls optional, or that rules found, are none."""
    found: list[Example] = []
    for read in reads:
        claimed = [gift_of(claim) for claim in resolve_frames(read.frames, read.around)]
        free = ((tie, claimed) for tie in find_ties(read.frames, read.scene, read.barred))
        told = ((tie, ()) for tie in find_told_ties(read.frames, read.scene) if tie.line not in read.barred)
        for tie, known in (*free, *told):
            right = _is_right(tie, read.document.gifts, known)
            if right is not None:
                found.append(Example(document=read.document.id, features=tie.features, right=right))
    return found


def _is_right(tie: Tie, gifts: Sequence[Gift], claimed: Sequence[Gift]) -> bool | None:
    own = [gift for gift in gifts if _is_of(tie, gift)]
    if not own:
        return False
    left = [gift for gift in own if not any(same_gift(gift, other) for other in claimed)]
    return None if all(gift.optional for gift in left) else True


def _is_of(tie: Tie, gift: Gift) -> bool:
    money, member = tie.money.money, tie.giver.member
    if money is None or money.amount is None or member is None or gift.amount is None:
        return False
    return is_named(gift, member.name) and abs(gift.amount - money.amount) <= gift.amount / 200


def fit(examples: Sequence[Example], floor: float) -> str:
    """Return the model of examples as the text of its file."""
    import lightgbm
    import numpy

    met = Counter(name for one in examples for name in one.features)
    names = sorted(name for name, times in met.items() if times >= LEAST_MET)
    table = numpy.array([[one.features.get(name, 0.0) for name in names] for one in examples])
    right = numpy.array([float(one.right) for one in examples])
    weight = numpy.array([NEAR_MISS if not one.right and one.document.startswith(CASE) else 1.0 for one in examples])
    trees: list[Mapping[str, Any]] = []
    for seed in range(BAGS):
        data = lightgbm.Dataset(table, right, weight=weight)
        trees.extend(lightgbm.train({**SETTINGS, "seed": seed}, data, ROUNDS).dump_model()["tree_info"])
    return _write(trees, names, floor)


def _write(trees: Sequence[Mapping[str, Any]], names: Sequence[str], floor: float) -> str:
    used: dict[str, int] = {}
    rows = [json.dumps(_nodes(tree["tree_structure"], names, used), separators=(",", ":")) for tree in trees]
    head = f'{{"floor":{floor},\n"features":{json.dumps(list(used))},\n"trees":[\n'
    return head + ",\n".join(rows) + "\n]}\n"


def _nodes(root: Mapping[str, Any], names: Sequence[str], used: dict[str, int]) -> list[list[float]]:
    nodes: list[list[float]] = []

    def walk(node: Mapping[str, Any]) -> int:
        at = len(nodes)
        nodes.append([])
        if "leaf_value" in node:
            nodes[at] = [round(node["leaf_value"] / BAGS, 4)]
            return at
        feature = used.setdefault(names[node["split_feature"]], len(used))
        low, high = walk(node["left_child"]), walk(node["right_child"])
        nodes[at] = [feature, round(node["threshold"], 4), low, high, round(node["internal_value"] / BAGS, 4)]
        return at

    walk(root)
    return nodes


def fold_of(document: str) -> int:
    """The fold of a document, 0 to 4."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % FOLDS


def hold_out(reads: Sequence[Read], examples: Sequence[Example], floor: float) -> list[str]:
    """Lines on documents read with a model that was trained without them, beside rules alone."""
    models = [
        parse_tie_model(fit([one for one in examples if fold_of(one.document) != fold], floor)) for fold in range(FOLDS)
    ]
    return [
        "                    gifts    P      R      F1",
        _score("rules alone", reads, None),
        _score("with ties", reads, models),
    ]


def _score(name: str, reads: Sequence[Read], models: Sequence[TieModel] | None) -> str:
    wanted = right = made_up = 0
    for read in reads:
        model = models[fold_of(read.document.id)] if models else None
        frames = add_ties(read.frames, read.scene, read.barred, model) if model else read.frames
        listed = [gift_of(claim) for claim in part_claims(resolve_frames(frames, read.around))[0]]
        gold = [gift for gift in read.document.gifts if not gift.optional]
        spare = [gift for gift in read.document.gifts if gift.optional]
        hits = pair_gifts(gold, listed)
        left = without(listed, (found for _, found in hits))
        wanted, right = wanted + len(gold), right + len(hits)
        made_up += len(without(left, (found for _, found in pair_best(spare, left, same_gift))))
    precision, recall = right / max(1, right + made_up), right / max(1, wanted)
    return f"  {name:14} {wanted:8} {precision:6.3f} {recall:6.3f} {2 * right / max(1, wanted + right + made_up):6.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, report and write; with `--check`, write nothing."""
    ask = argparse.ArgumentParser(prog="scripts/train_ties", description="Train which name a sum belongs to.")
    ask.add_argument("--gold", nargs="+", type=Path, default=[HERE], help="folders of annotated articles")
    ask.add_argument("--floor", type=float, default=1.5, help="the log-odds below which a pair is no gift")
    ask.add_argument("--check", action="store_true", help="report, and write nothing")
    options = ask.parse_args(arguments)
    reads = list(read_documents(load_documents(options.gold)))
    examples = gather_examples([*reads, *read_documents(load_cases())])
    lines = hold_out(reads, examples, options.floor)
    sys.stdout.write(f"{len(examples)} pairs, {sum(one.right for one in examples)} right; on documents left out:\n")
    sys.stdout.write("\n".join(lines) + "\n")
    if not options.check:
        FILE.write_text(fit(examples, options.floor), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
