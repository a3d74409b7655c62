"""Train what a claim's reasons weigh: logistic regression on the annotated articles of this folder.

    python -m tests.gold.training [--run COMMAND] [--gold DIR ...] [--check]

A reason is a category of how the grammar came to a claim, never a word or a name. Weights begin at what was set by hand
(`PRIOR`) and are moved by the articles, with a penalty on the square of the move, so that a reason that is hardly ever
met stays where it was. They are written to `data/confidence.toml`. What is printed is measured on documents that the
weights were not fitted to: five folds by a hash of the document's id, each scored by weights fitted to the other four.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from onrecord.records.claim import TIE_REASON

from .calibration import Judged, judge_all, log_loss
from .score import HERE, load_documents, run_reader

__all__ = ["fit", "main", "predict"]

READER = ".venv/bin/onrecord scan --json"
FILE = HERE.parents[1] / "src" / "onrecord" / "data" / "confidence.toml"
FOLDS = 5
PENALTY = 10.0
STEPS = 1500
LEAST_MET = 8
START = "start"
PRIOR = {
    START: 3.18,
    "giver.pronoun": -1.0,
    "giver.guessed": -1.2,
    "sum.none": -1.0,
    "verb.weak": -0.3,
    "recipient.unregistered": -0.8,
    "status.declined": -0.8,
    "verb.unknown": -1.0,
    "place.headline": -2.5,
}
"""What was set by hand, before anything was counted."""
HEAD = """\
# How sure a claim is. Written by scripts/train_confidence from the annotated articles in tests/gold; see
# docs/decisions/0011. `start` and the weights are log-odds: a claim's reasons add up; 0 is as likely right as wrong.
# A claim whose confidence is below `floor` waits for review instead of standing on the list.
"""

Weights = dict[str, float]


def fit(judged: Sequence[Judged]) -> Weights:
    """Return the weight of each reason that is met often enough or has one by hand, and of `START`.

    >>> one = Judged(document="a", confidence=0.5, reasons=("sum.rough",), right=False)
    >>> fit([one] * 20)["sum.rough"] < 0
    True
    """
    met = Counter(reason for one in judged for reason in one.reasons if not reason.startswith(TIE_REASON))
    often = {reason for reason, times in met.items() if times >= LEAST_MET}
    names = [START, *sorted(often | set(PRIOR) - {START})]
    rows = [([0] + [n for n, name in enumerate(names) if n and name in one.reasons], one.right) for one in judged]
    prior = [PRIOR.get(name, 0.0) for name in names]
    weights = list(prior)
    speed = [0.0] * len(names)
    for _ in range(STEPS):
        slope = [-PENALTY * (weight - first) for weight, first in zip(weights, prior, strict=True)]
        slope[0] /= 10  # how many are right at all differs most from set to set
        for active, right in rows:
            error = right - _logistic(sum(weights[n] for n in active))
            for n in active:
                slope[n] += error
        for n, pull in enumerate(slope):
            speed[n] = 0.9 * speed[n] + 0.3 * pull / len(rows)
            weights[n] += speed[n]
    return dict(zip(names, weights, strict=True))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))


def predict(weights: Mapping[str, float], reasons: Iterable[str]) -> float:
    """Return the share of claims with these reasons that are right."""
    share = _logistic(weights[START] + sum(weights.get(reason, 0.0) for reason in reasons))
    return min(max(share, 0.01), 0.99)


def hold_out(judged: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Predict every claim with weights that were fitted without its document."""
    found: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = fit([one for one in judged if _fold(one.document) != fold])
        tested = (one for one in judged if _fold(one.document) == fold)
        found.extend((predict(weights, one.reasons), one.right) for one in tested)
    return found


def _fold(document: str) -> int:
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % FOLDS


def save(weights: Mapping[str, float], floor: str, path: Path = FILE) -> None:
    """Write the policy; weights that round to nothing are left out."""
    lines = [f'floor = "{floor}"\n', f'start = "{weights[START]:.2f}"\n', "\n[weights]\n"]
    kept = ((name, f"{weight:.2f}") for name, weight in sorted(weights.items()) if name != START)
    lines.extend(f'"{name}" = "{weight}"\n' for name, weight in kept if float(weight))
    path.write_text(HEAD + "".join(lines), "utf-8")


def report(judged: Sequence[Judged]) -> str:
    """What the weights are worth on other documents, beside the weights in use and one share for all claims."""
    share = sum(one.right for one in judged) / len(judged)
    rows = {
        "the same for all": [(share, one.right) for one in judged],
        "as set by hand": [(predict(PRIOR, one.reasons), one.right) for one in judged],
        "trained, held out": hold_out(judged),
    }
    lines = [f"{len(judged)} claims, {share:.3f} right; mean surprise (nats):"]
    return "\n".join([*lines, *(f"  {name:18} {log_loss(pairs):.4f}" for name, pairs in rows.items())])


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, report and write; with `--check`, write nothing."""
    ask = argparse.ArgumentParser(prog="scripts/train_confidence", description="Train what a claim's reasons weigh.")
    ask.add_argument("--run", default=READER, help=f"the reader; {READER!r} when not given")
    ask.add_argument("--gold", nargs="+", type=Path, default=[HERE], help="folders of annotated articles")
    ask.add_argument("--floor", default="0.30", help="the confidence below which a claim waits for review")
    ask.add_argument("--check", action="store_true", help="report, and write nothing")
    options = ask.parse_args(arguments)
    documents = load_documents(options.gold)
    judged = judge_all(documents, run_reader(shlex.split(options.run), documents))
    sys.stdout.write(report(judged) + "\n")
    if not options.check:
        save(fit(judged), options.floor)
    return 0


if __name__ == "__main__":
    sys.exit(main())
