"""Sums told before the giver: "the $1 million that X gave", "more than the $250,000 it gave in 2017"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.order.items import Item

__all__ = ["is_what_was_given", "sum_told_of"]


def sum_told_of(work: ClauseWork, start: int) -> Item | None:
    """The sum that a relative clause tells more of, whose subject begins at `start`: "the $1 million that X gave"."""
    back = start - 1
    while back > 0 and work.kind(back) == "determiner":
        back -= 1
    if back > 0 and work.kind(back) == "relative" and work.kind(back - 1) == "sum":
        return work.row[back - 1]
    if work.kind(start - 1) == "sum" and start > 1 and _is_definite_sum(work, start - 1):
        return work.row[start - 1]
    acting = start < len(work.row) and work.row[start] is not work.clause.owner
    return work.clause.money if acting else None


def _is_definite_sum(work: ClauseWork, at: int) -> bool:
    """ "more than the $250,000 [it gave in 2017]", "the $5,000 [X gave]": a sum with its article, told of behind it."""
    money = work.row[at]
    inside = work.line.has("link.definite") and any(
        work.line.begins(n, "link.definite") for n in range(money.first, money.last)
    )
    return inside or (at > 0 and work.row[at - 1].has("link.definite"))


def is_what_was_given(work: ClauseWork, start: int) -> bool:
    """ "the $5,000 that X gave": a sum before the relative that leads to the subject at `start`."""
    back = start - 1
    while back > 0 and work.kind(back) in ("determiner", "role"):
        back -= 1
    return back > 0 and work.row[back].has("relative.object") and work.kind(back - 1) == "sum"
