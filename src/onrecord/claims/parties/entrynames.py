"""Lone words that head an entry of a list in which others are surely names: "- Norvane, solar roofs, $2 million"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name

__all__ = ["is_entry_of_names"]

_REACH = 5
"""Lines around an entry in which another one of its list may stand."""
_SIGNS = (",", "(", "–", "—", "-", ":")


def is_entry_of_names(lines: Sequence[Line], line: Line, name: Name) -> bool:
    """Return whether a lone word heads an entry with its sum, and an entry near it is surely somebody's."""
    if _is_dated(line) and len(line.sums) == 1 and not name.text.isupper():
        near = lines[max(0, line.number - _REACH) : line.number + _REACH + 1]
        return any(other is not line and _is_dated(other) for other in near)
    if line.kind != "item" or name.first or not _is_headed(line, name):
        return False
    near = lines[max(0, line.number - _REACH) : line.number + _REACH + 1]
    return any(other.kind == "item" and other is not line and _is_surely_named(other) for other in near)


def _is_headed(line: Line, name: Name) -> bool:
    """Whether a sign behind a name parts it from what is told of it, the one sum of the entry among that."""
    parted = name.last < len(line.tokens) and line.tokens[name.last].text in _SIGNS
    return parted and len(line.sums) == 1 and line.sums[0].first > name.last and not line.has("noun.total", "count")


def _is_surely_named(line: Line) -> bool:
    """Whether an entry with a sum begins with a name of certain kind, or of several words."""
    name = line.name_from(0)
    sure = name is not None and name.kind in ("person", "organization") and (name.certain or name.last > 1)
    return sure and name is not None and _is_headed(line, name)


_DATE = 6
"""Tokens of ", Dec. 16 -" at most, behind the name."""
_DASHES = ("–", "—", "-", ":")


def _is_dated(line: Line) -> bool:
    """ "Lumenforge, Dec. 16 - The company gave $1 million.": a name, a day and a dash open the entry."""
    name = line.name_from(0)
    if name is None or "date" not in line.meant or name.last >= len(line.tokens):
        return False
    if line.tokens[name.last].text not in (",", "("):
        return False
    head = range(name.last + 1, min(name.last + 1 + _DATE, len(line.tokens)))
    dash = next((n for n in head if line.tokens[n].text in _DASHES), None)
    return dash is not None and any(name.last < m.first < dash for m in line.marked("date"))
