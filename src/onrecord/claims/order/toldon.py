"""Relative clauses that go on with a further gift: "At the top is X, who gave $1 million to Labour, and $300 to A"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["tell_on"]

_INNER = {"relative", "verb", "sum", "fund"}
_CLOSING = ("end", "comma", "and", "stop", "aside")
_FURTHER = ("sum", "to", "determiner", "role", "fund")


def tell_on(row: Sequence[Item]) -> list[Item]:
    """Return the row with "and a sum to a fund" behind a relative clause of giving taken into that clause."""
    found = list(row)
    for at in range(len(row) - 1, 0, -1):
        aside = row[at]
        begin = _begin_of_further(found, at) if aside.kind == "aside" and _tells_gift(aside) else 0
        end = _end_of_further(found, begin) if begin else 0
        if end and not any(i.kind == "verb" and i.verb != "listing" for i in found[:at]):
            told = replace(aside, last=found[end - 1].last, inner=(*aside.inner, *found[begin:end]))
            found[at:end] = [told, *(i for i in found[at + 1 : begin] if i.kind == "verb")]
    return found


def _begin_of_further(row: Sequence[Item], at: int) -> int:
    """Where "and $300 to" begins behind the aside at `at`, the verb of the list passed; 0 where it does not."""
    first = at + 1
    while first < len(row) and (row[first].kind == "comma" or row[first].verb == "listing"):
        first += 1
    return first if [i.kind for i in row[first : first + 3]] == ["and", "sum", "to"] else 0


def _tells_gift(aside: Item) -> bool:
    """Whether an aside is a relative clause that tells of a sum to a fund."""
    inner = aside.inner
    told = bool(inner) and inner[0].kind == "relative" and {i.kind for i in inner} >= _INNER
    return told and any(i.verb in ("give", "give_weak") for i in inner)


def _end_of_further(row: Sequence[Item], begin: int) -> int:
    """Where "and $300 to the Greens" ends; 0 where it leads to no fund."""
    end = begin + 1
    while end < len(row) and row[end].kind in _FURTHER:
        end += 1
    closed = end == len(row) or row[end].kind in _CLOSING  # not "and $300,000 to the Greens came from Y"
    return end if closed and row[end - 1].kind == "fund" else 0
