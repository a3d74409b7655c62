"""Clauses that the next one explains: "It was not X who gave, but Y", "X denies it: “We gave nothing.”"."""

from __future__ import annotations

from onrecord.claims.clause.clauses import Clause
from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.discourse.afterwards import read_quoted_denial
from onrecord.claims.refusals.clefts import read_cleft

__all__ = ["read_with_next"]


def read_with_next(work: ClauseWork, ahead: Clause) -> None:
    """Add the frames of a clause without any, as the next one explains it."""
    if ahead.opener == "contrast":
        read_cleft(work, ahead.row)
    if not work.frames and "deny" in work.clause.kinds and ahead.opener == "colon":
        read_quoted_denial(work, ahead.row)
