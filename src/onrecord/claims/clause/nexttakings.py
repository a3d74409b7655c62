"""Where a clause ends because another fund takes its part: "X gave $150,000 to A[,] B got $20,000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.order.items import Item

__all__ = ["TAKING", "next_takings"]

TAKING = {"party", "fund", "sum", "verb"}
_OPENING = ("comma", "and")
_LED = ("determiner", "and")
_BEHIND = ("auxiliary", "each", "sum", "end", "again")
_SHORTEST = 4


def next_takings(row: Sequence[Item]) -> Iterator[int]:
    """Yield the places of the commas behind a sum given to a fund, before another fund that got a sum of its own."""
    for at in range(_SHORTEST, len(row) - 2):
        if row[at].kind in _OPENING and row[at - 1].kind in ("fund", "aside") and _takes(row, at + 1):
            before = row[:at]
            gave = any(i.verb in ("give", "give_weak") for i in before) and not any(i.verb == "receive" for i in before)
            if gave and {"sum", "fund", "party"} <= {i.kind for i in before}:
                yield at


def _takes(row: Sequence[Item], at: int) -> bool:
    """Whether "the Greens got $20,000" begins at `at` and ends the row, and no more."""
    while at < len(row) and row[at].kind in _LED:
        at += 1
    fund = at < len(row) and row[at].kind == "fund"
    verb = at + 1
    while fund and verb < len(row) and row[verb].kind in ("auxiliary", "each"):
        verb += 1
    if not fund or verb >= len(row) or row[verb].verb != "receive":
        return False
    behind = row[verb + 1 :]
    return bool(behind) and all(i.kind in _BEHIND for i in behind) and any(i.kind == "sum" for i in behind)
