"""Lists whose names semicolons part, each with what is said of it: "from A, chairman of X; B, heir to Y; and C"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["join_semicolons"]

_LEADS = ("and", "from", "determiner", "role", "word", "to")
_TOLD = (
    "party",
    "aside",
    "comma",
    "role",
    "determiner",
    "word",
    "of",
    "from",
    "in",
    "at",
    "other",
    "and",
    "end",
    "date",
)
_LISTING = ("receive", "come", "listing", "give", "light")


def join_semicolons(row: Sequence[Item]) -> list[Item]:
    """Return the row with commas for the semicolons of such a list, which a verb before its first name rules.

    Sums between them make entries of their own: "5,000 from A; 3,000 from B".
    """
    stops = [n for n, item in enumerate(row) if item.kind == "stop"]
    if not stops:
        return list(row)  # the one semicolon stood in an aside
    parts = [row[first + 1 : last] for first, last in zip(stops, [*stops[1:], len(row)], strict=True)]
    listed = bool(parts) and bool(parts[-1]) and parts[-1][0].kind == "and" and all(_is_entry(p) for p in parts)
    if not listed or not _opens(row[: stops[0]]):
        return list(row)
    return [replace(item, kind="comma") if item.kind == "stop" else item for item in row]


def _is_entry(part: Sequence[Item]) -> bool:
    """Whether a part is a name with what is said of it, and nothing that it gave or did."""
    lead = next((i for i in part if i.kind not in _LEADS), None)
    return lead is not None and lead.kind == "party" and all(i.kind in _TOLD for i in part)


def _opens(before: Sequence[Item]) -> bool:
    """Whether the words before the first semicolon end in a name of the list, behind the verb that rules it."""
    at = next((n for n in range(len(before) - 1, -1, -1) if before[n].verb in _LISTING), None)
    if at is None:
        return False
    first = next((n for n in range(at, len(before)) if before[n].kind == "party"), None)
    return first is not None and all(i.kind in _TOLD or i.kind == "fund" for i in before[first:])
