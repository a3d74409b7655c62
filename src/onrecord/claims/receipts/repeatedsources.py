"""Sources that each have a "from" of their own: "came from A, a baker, from B and from the investor C"."""

from __future__ import annotations

from onrecord.claims.givers.gathering import gather_right
from onrecord.claims.order.items import Item

__all__ = ["gather_sources"]

_PARTS = ("comma", "and", "aside")
_BEFORE = ("determiner", "role", "word")


def gather_sources(row: tuple[Item, ...], at: int) -> tuple[list[Item], int]:
    """Return the parties from `at` rightwards that the money came from, in order, and where reading goes on."""
    found, end = gather_right(row, at, len(row))
    while (ahead := _next_source(row, end)) is not None:
        more, end = gather_right(row, ahead, len(row))
        found += more
    return found, end


def _next_source(row: tuple[Item, ...], end: int) -> int | None:
    """Where the name stands behind a further "from"; None where the list has ended."""
    at = end
    while at < len(row) and row[at].kind in _PARTS:
        at += 1
    if at == end or at >= len(row) or row[at].kind not in ("from", "of"):
        return None
    at += 1
    while at < len(row) and row[at].kind in _BEFORE:
        at += 1
    return at if at < len(row) and row[at].kind == "party" else None
