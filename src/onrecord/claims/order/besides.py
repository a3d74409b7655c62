"""Givers set beside others, folded up: "[Besides Orlo Foods,] Kestrel Air also gave $1 million to the fund"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["fold_besides", "tells_of_others"]

_DRESSING = ("determiner", "role", "word")
_TAKING = ("give", "give_weak", "pledge", "light", "announce", "listing")


def fold_besides(row: Sequence[Item], line: Line) -> list[Item]:
    """Return the row with "besides X and Y" as an aside: between commas, or where others are said to give as well.

    So the clause closes up as if it were not there: "Neben X hat [auch Y eine Million gespendet]" (German).
    """
    out: list[Item] = []
    at = 0
    while at < len(row):
        end = _end(row, at) if row[at].has("link.besides") else at
        if end == at:
            out.append(row[at])
            at += 1
            continue
        inner = tuple(row[at:end])
        opened = bool(out) and out[-1].kind == "comma"
        closed = (opened or not out) and end < len(row) and row[end].kind == "comma"
        if (opened and not closed) or (not closed and not tells_of_others(row, line)):
            out.append(row[at])  # "Orlo, neben Merrow der größte Arbeitgeber, ..." (German)
            at += 1
            continue
        first = out.pop().first if opened and closed else row[at].first
        out.append(Item(kind="aside", first=first, last=row[end].last if closed else row[end - 1].last, inner=inner))
        at = end + closed
    return out


def tells_of_others(row: Sequence[Item], line: Line) -> bool:
    """Return whether "also", or a list of givers, says that who is set beside them gave too."""
    if any(i.kind == "negation" for i in row):
        return False
    gives = any(i.kind == "donor" or i.verb in _TAKING or i.has("filing.donors") for i in row)
    listed = any(i.kind == "donor" or i.verb == "listing" for i in row) and not line.has("link.except")
    return gives and (line.has("link.too") or listed)


def _end(row: Sequence[Item], at: int) -> int:
    """Where the names behind the "besides" at `at` end; `at` where it leads to no giver, or more is told of one."""
    end, named = at + 1, False
    while end < len(row):
        start = end + 1 if named and row[end].kind == "and" else end
        name = start
        while name < len(row) and row[name].kind in _DRESSING and not row[name].has("listing"):
            name += 1
        if name >= len(row) or row[name].kind != "party" or (named and start == end):
            break
        end, named = name + 1, True
    behind = row[end].kind if end < len(row) else "end"
    told = behind == "comma" and end + 1 < len(row) and row[end + 1].kind in ("relative", "relation", "and", "role")
    return end if named and behind not in ("end", "and", "owns", "of", "relative") and not told else at
