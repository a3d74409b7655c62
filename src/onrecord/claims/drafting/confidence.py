"""How sure a claim is: its reasons weighed, each by what it was worth on annotated articles (logistic regression)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from onrecord.reference.confidence import load_confidence

__all__ = ["judge_confidence"]

_CERTAIN = Decimal("0.99")
"""No reading of a text is surer than this, and none less sure than the rest."""


def judge_confidence(reasons: Iterable[str]) -> Decimal:
    """Return the confidence that reasons give to a claim, between 0.01 and 0.99 with two digits.

    >>> judge_confidence(["giver.pronoun"]) < judge_confidence([])
    True
    """
    policy = load_confidence()
    return _share(sum((policy.weights[r] for r in reasons if r in policy.weights), start=policy.start))


@lru_cache(maxsize=4096)
def _share(odds: Decimal) -> Decimal:
    share = 1 / (1 + (-odds).exp())  # Decimal's exp is exact, so that every machine rounds alike
    return min(max(share.quantize(Decimal("0.01")), 1 - _CERTAIN), _CERTAIN)
