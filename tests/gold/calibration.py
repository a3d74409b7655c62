"""Whether a confidence means something: of the claims printed with 0.9, nine in ten should be right.

A claim is right when a gift of the gold matches it (donor, fund, amount, currency); claims that match an optional gift
count neither way. What waits for review is judged as well.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .likeness import Gift, pair_best, pair_gifts, same_gift, without
from .score import Answer, Document

__all__ = ["Judged", "calibration_table", "judge_all", "log_loss"]

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One claim that was read in the document `document`: how sure the reader was, why, and whether it is right."""

    document: str
    confidence: float
    reasons: tuple[str, ...]
    right: bool


def judge_all(documents: Iterable[Document], answers: dict[str, Answer]) -> list[Judged]:
    """Judge every claim that was read, those for review included."""
    return [one for document in documents for one in _judge(document, answers.get(document.id, Answer()))]


def _judge(document: Document, answer: Answer) -> Iterable[Judged]:
    reads = (*answer.gifts, *answer.waiting)
    wanted = [gift for gift in document.gifts if not gift.optional]
    spare = [gift for gift in document.gifts if gift.optional]
    right = [read for _, read in pair_gifts(wanted, reads)]
    left = without(reads, right)
    wrong = without(left, (read for _, read in pair_best(spare, left, same_gift)))
    yield from (_judged(document, read, right=True) for read in right)
    yield from (_judged(document, read, right=False) for read in wrong)


def _judged(document: Document, read: Gift, *, right: bool) -> Judged:
    return Judged(document=document.id, confidence=read.confidence, reasons=read.reasons, right=right)


def calibration_table(judged: Sequence[Judged]) -> str:
    """The claims by how sure the reader was: their number, their mean confidence, and the share that is right."""
    lines = ["confidence     claims  mean  right"]
    for low, high in pairwise(BINS):
        part = [one for one in judged if low <= one.confidence < high]
        if part:
            mean = sum(one.confidence for one in part) / len(part)
            right = sum(one.right for one in part) / len(part)
            lines.append(f"{low:.2f} to {min(high, 1):.2f}{len(part):9}{mean:7.3f}{right:7.3f}")
    return "\n".join(lines)


def log_loss(judged: Sequence[tuple[float, bool]]) -> float:
    """The mean surprise, in nats, at which claims were right; lower is better, 0 is clairvoyance.

    >>> round(log_loss([(0.9, True), (0.9, False)]), 3)
    1.204
    """
    return -sum(math.log(share if right else 1 - share) for share, right in judged) / len(judged)
