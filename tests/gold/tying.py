"""Train the model of ties: boosted trees on the annotated articles of this folder.

    python -m tests.gold.tying [--gold DIR ...] [--floors NEAR FAR] [--check]

A pair of a name and a sum is an example; it is right where an annotator tied that sum to that donor.
Pairs of lines that rules read are examples as well, described as though no rule had read them: what rules know teaches
the model what gifts look like. Pairs of a name and a sum in two lines near each other have a model of their own. The
sentences of the case tables are examples, too; near misses weigh more.

What is printed is measured on documents that the trees have not seen: five
folds by a hash of the document's id, each read with a model of the other four. Written to `data/ties.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.claims.drafting.resolving import resolve_frames
from onrecord.claims.frames import Frame
from onrecord.claims.reader import find_frames, load_reader
from onrecord.claims.saying.surroundings import Surroundings
from onrecord.claims.scene import Scene
from onrecord.claims.tying.ties import Tie, add_ties, find_ties, find_told_ties
from onrecord.reference.tiemodel import TieModels, parse_tie_models
from onrecord.views.reasons import part_claims

from .boosting import Example, fit_trees
from .casebook import CASE, load_cases
from .causes import articles_of, gift_of, is_named
from .likeness import Gift, pair_best, pair_gifts, same_gift, without
from .score import HERE, Document, load_documents

__all__ = ["PairExample", "fit", "gather_examples", "main"]

FILE = HERE.parents[1] / "src" / "onrecord" / "data" / "ties.json"
FOLDS = 5
LEFT = 3.0
"""What a pair weighs whose sum rules have left: such pairs alone are what the models are asked about."""
CASE_WEIGHT = 0.5
NEAR_MISS = 3.0
"""What a pair of the case tables weighs, and a wrong one: it stands for a sort of near miss that is met again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairExample(Example):
    """A pair of a name and a sum; `far` where they stand in two lines."""

    far: bool = False


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


def gather_examples(reads: Sequence[Read]) -> list[PairExample]:
    """Return the examples of documents; pairs that an annotator calls optional, or that rules found, are none."""
    found: list[PairExample] = []
    for read in reads:
        claimed = [gift_of(claim) for claim in resolve_frames(read.frames, read.around)]
        free = ((tie, claimed, LEFT) for tie in find_ties(read.frames, read.scene, read.barred))
        told = ((tie, (), 1.0) for tie in find_told_ties(read.frames, read.scene) if tie.line not in read.barred)
        for tie, known, weight in (*free, *told):
            right = _is_right(tie, read.document.gifts, known)
            if right is not None:
                found.append(_example(read.document.id, tie, right, weight))
    return found


def _example(document: str, tie: Tie, right: bool, weight: float) -> PairExample:
    if document.startswith(CASE):
        weight = NEAR_MISS if not right else weight if weight == LEFT else CASE_WEIGHT
    far = tie.named != tie.line
    return PairExample(document=document, features=tie.features, right=right, weight=weight, far=far)


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


def fit(examples: Sequence[PairExample], floors: tuple[float, float]) -> str:
    """Return the models of examples as the text of their file; `floors` are those of near and far pairs."""
    near, far = (
        fit_trees([one for one in examples if one.far == far], floor)
        for far, floor in zip((False, True), floors, strict=True)
    )
    return f'{{"near":{near},\n"far":{far}}}\n'


def fold_of(document: str) -> int:
    """The fold of a document, 0 to 4."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % FOLDS


def hold_out(reads: Sequence[Read], examples: Sequence[PairExample], floors: tuple[float, float]) -> list[str]:
    """Lines on documents read with a model that was trained without them, beside rules alone."""
    models = [
        parse_tie_models(fit([one for one in examples if fold_of(one.document) != fold], floors))
        for fold in range(FOLDS)
    ]
    return [
        "                    gifts    P      R      F1",
        _score("rules alone", reads, None),
        _score("with ties", reads, models),
    ]


def _score(name: str, reads: Sequence[Read], models: Sequence[TieModels] | None) -> str:
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
    ask.add_argument("--floors", nargs=2, type=float, default=[1.0, 1.8], help="the log-odds that a pair must have")
    ask.add_argument("--check", action="store_true", help="report, and write nothing")
    options = ask.parse_args(arguments)
    reads = list(read_documents(load_documents(options.gold)))
    examples = gather_examples([*reads, *read_documents(load_cases())])
    floors = (options.floors[0], options.floors[1])
    lines = hold_out(reads, examples, floors)
    sys.stdout.write(f"{len(examples)} pairs, {sum(one.right for one in examples)} right; on documents left out:\n")
    sys.stdout.write("\n".join(lines) + "\n")
    if not options.check:
        FILE.write_text(fit(examples, floors), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
