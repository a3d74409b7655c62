"""What two names have in common and what not, gathered finding by finding, each with its words and what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from onrecord.records import Likeness

__all__ = ["Findings"]

_ONE = Decimal(1)
_STEP = Decimal("0.001")


class Findings:
    """Gathers findings about two names; each that has a weight multiplies the score.

    >>> found = Findings({"nickname": Decimal("0.9")})
    >>> found.speaks("first name: Sam is short for Samuel", "nickname")
    >>> found.likeness()
    Likeness(score=Decimal('0.900'), reasons=('first name: Sam is short for Samuel',), doubts=(), contradictions=())
    """

    def __init__(self, weights: Mapping[str, Decimal]) -> None:
        self._weights, self._score = weights, _ONE
        self._reasons: list[str] = []
        self._doubts: list[str] = []
        self._contradictions: list[str] = []

    def speaks(self, words: str, weight: str = "") -> None:
        """Add what speaks for one party."""
        self._reasons.append(words)
        self._count(weight)

    def doubts(self, words: str, weight: str = "") -> None:
        """Add what a person should weigh."""
        self._doubts.append(words)
        self._count(weight)

    def contradicts(self, words: str, weight: str = "") -> None:
        """Add what two names of one party do not have."""
        self._contradictions.append(words)
        self._count(weight)

    def _count(self, weight: str) -> None:
        if weight:
            self._score *= self._weights[weight]

    def likeness(self) -> Likeness:
        """Return what was gathered, the score to three places."""
        return Likeness(
            score=self._score.quantize(_STEP),
            reasons=tuple(self._reasons),
            doubts=tuple(self._doubts),
            contradictions=tuple(self._contradictions),
        )
