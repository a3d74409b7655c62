"""Sums that are the most one may give, and that somebody gave: "hit the $1 million ceiling"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.clause.reached import sum_reached
from onrecord.claims.order.items import Item

__all__ = ["is_limit_reached", "limit_hit"]


def is_limit_reached(work: ClauseWork, money: int) -> bool:
    """Return whether "Others hitting the $1 million cap included A and B" tells at `money` what all of them gave."""
    back = money - 2 if work.kind(money - 1) == "determiner" else money - 1
    reached = back > 0 and work.row[back].has("listing.reach")
    return reached and work.kind(money) == "sum" and work.kind(money + 1) == "limit"


def limit_hit(work: ClauseWork, at: int) -> tuple[Item, ...]:
    """Return the sum of "hit the $1 million ceiling", with the verb at `at`."""
    reached, _ = sum_reached(work.row, at)
    return () if reached is None else (reached,)
