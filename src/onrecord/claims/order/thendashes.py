"""A dash before what another year's gift was: "gave $1 million to the inauguration – in 2017 it was $250,000".

What stands behind it is a sentence of its own, whose year tells nothing of the gift before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["part_then"]

_BEFORE_YEAR = ("in", "at", "word", "determiner")
_BEHIND_YEAR = ("comma", "auxiliary", "pronoun", "word")


def part_then(row: Sequence[Item], line: Line) -> list[Item]:
    """Return the row with such a dash as a stop."""
    return [
        replace(item, kind="stop") if item.kind == "dash" and _leads_to_then(row, at + 1, line) else item
        for at, item in enumerate(row)
    ]


def _leads_to_then(row: Sequence[Item], at: int, line: Line) -> bool:
    """Whether "in 2017 it was" and a figure begin at `at`."""
    year = next((n for n in range(at, min(at + 2, len(row))) if line.tokens[row[n].first].form.year), None)
    if year is None or any(i.kind not in _BEFORE_YEAR for i in row[at : year + 1]):
        return False
    behind = row[year + 1 : year + 4]
    was = next((n for n, i in enumerate(behind) if i.has_any("compared.was", "compared.it")), None)
    return was is not None and all(i.kind in _BEHIND_YEAR for i in behind[: was + 1])
