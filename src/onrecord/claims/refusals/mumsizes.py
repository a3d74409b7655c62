"""Who will not say how much: "It refused, however, to name the amount", which refuses no gift."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["gives_figure", "refuses_size"]

_REACH = 9
_PAID = ("fund", "gift", "sum", "party")
_SMALL = ("determiner", "from", "of", "auxiliary", "negation")


def refuses_size(row: tuple[Item, ...], at: int, line: Line) -> bool:
    """Return whether the verb of refusing at `at` is of naming a sum: not "refused to pay the amount"."""
    size = next((n for n in range(at + 1, min(at + _REACH, len(row))) if row[n].has("size")), 0)
    between = row[at + 1 : size]
    behind = range(row[at].last, min(row[at].last + _REACH, len(line.tokens)))
    parted = not between and all(i.kind in ("comma", "end") for i in row[at + 1 :])  # "refused, however, to name it"
    if parted and any(n in line.starting and line.starting[n].has("size") for n in behind):
        return True
    return size > at and not any(i.kind in _PAID or i.verb == "give_weak" for i in between)


def gives_figure(row: tuple[Item, ...], at: int) -> bool:
    """Return whether a verb gives a figure only: "ne souhaite pas donner de chiffre" (French)."""
    ahead = next((i for i in row[at + 1 :] if i.kind not in _SMALL or i.has("size")), None)
    return ahead is not None and ahead.has("size") and ahead.kind != "sum"
