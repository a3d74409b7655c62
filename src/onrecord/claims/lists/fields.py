"""Entries of several lines under a name: "Amberline Health", "Insurer, Hartford", "How much: $1 million"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.frames import Focus
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["read_field", "see_entry"]

_REACH = 4
"""Lines behind a name in which its sum may stand."""
_LABEL = 3
"""Items that may stand before the colon of a field."""
_NO_GIFT = ("party", "business", "total", "limit", "negation", "consider")
_SHORT = ("heading", "item", "row")


def see_entry(line: Line, row: tuple[Item, ...], focus: Focus) -> None:
    """Remember the name that is a line of its own, for the fields below it; another short line of one thing ends it."""
    ended = row[-1].kind == "end"
    if ended and line.kind not in _SHORT:
        return
    names = [i for i in row if i.kind not in ("determiner", "comma")]
    if len(names) == 1 and names[0].kind == "party" and not ended:
        focus.entry = givers_of(names, line.number)[0]
    elif len(names) == 1 and line.kind in _SHORT:
        focus.entry = None


def read_field(work: ClauseWork, led: tuple[Item, ...]) -> None:
    """Add the frame of "How much: $1 million" under the name whose entry it is."""
    entry = work.focus.entry
    if entry is None or work.line.number - entry.line > _REACH or not any(i.has("table.amount") for i in led[:_LABEL]):
        return
    if len(led) > _LABEL or work.kind(0) != "sum" or any(i.kind in _NO_GIFT for i in work.row):
        return
    ahead = any(i.kind == "plan" for i in work.row)
    telling = Telling(status="planned" if ahead else "given", rule="list", zone=(0, len(work.row)), lean="list")
    work.emit((entry,), work.whole((work.row[0],)), telling)
