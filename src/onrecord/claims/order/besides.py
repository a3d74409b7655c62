"""Givers set beside others, folded up: "[Besides Orlo Foods,] Kestrel Air also gave $1 million to the fund"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["fold_besides", "tells_of_others"]

_DRESSING = ("determiner", "role", "word")
_MORE = ("end", "and", "owns", "of", "relative", "open", "aside")
"""What tells more of the names: "Neben X (eine Million) stehen Y (500.000) und Z" (German) is a list."""
_TAKING = ("give", "give_weak", "pledge", "light", "announce", "listing")


def fold_besides(row: Sequence[Item], line: Line, *, inverts: bool) -> list[Item]:
    """Return the row with "besides X and Y" as an aside: between commas, or where others are said to give as well.

    So the clause closes up as if it were not there: "Neben X hat [auch Y eine Million gespendet]" (German), where
    the verb `inverts`: what stands before it are not the givers of the clause itself.
    """
    out: list[Item] = []
    at = 0
    while at < len(row):
        end = _end(row, at, inverts=inverts) if row[at].has("link.besides") else at
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


def _end(row: Sequence[Item], at: int, *, inverts: bool) -> int:
    """Where the names behind the "besides" at `at` end; `at` where it leads to no giver, or more is told of one."""
    end = _next_name(row, at + 1)
    if end is None:
        return at
    while (further := _further(row, end)) is not None:
        end = further
    ahead, joined = end, False
    while not joined and ahead < len(row) and row[ahead].kind in ("comma", "and"):
        name = _next_name(row, ahead + 1)
        if name is None:
            break
        ahead, joined = name, row[ahead].kind == "and"
    closed = ahead < len(row) and (row[ahead].kind == "comma" or inverts)
    end = ahead if joined and closed else end
    behind = row[end].kind if end < len(row) else "end"
    told = behind == "comma" and end + 1 < len(row) and row[end + 1].kind in ("relative", "relation", "and", "role")
    return at if behind in _MORE or told else end


def _further(row: Sequence[Item], at: int) -> int | None:
    """Where a name behind the "and" at `at` ends; None where none follows."""
    return _next_name(row, at + 1) if at < len(row) and row[at].kind == "and" else None


def _next_name(row: Sequence[Item], at: int) -> int | None:
    """Where a name ends before which nothing but its article and title stands from `at`; None for none."""
    while at < len(row) and row[at].kind in _DRESSING and not row[at].has("listing"):
        at += 1
    return at + 1 if at < len(row) and row[at].kind == "party" else None
