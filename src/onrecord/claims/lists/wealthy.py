"""Sums that tell how rich the guests of a feast are: "In one row sat Jo Hale (worth $3 million) and Ida Bell ($5m)"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["is_of_guests", "tells_wealth"]

_SMALL = ("at", "determiner", "consider", "comma", "in_kind")


_GIVING = ("give", "pledge", "noun.gift", "donor", "receive")


def is_of_guests(line: Line) -> bool:
    """Return whether a line speaks of guests or takers before its sums: "Among the guests were A ($5 million)"."""
    if not line.sums or not line.has("count.guests", "taker.many"):
        return False
    taken = line.has("taker.many") and not line.has("give", "donor")  # "The recipients of his gifts include A ($500)"
    taken = taken and not any(line.begins(s.last, "link.from") for s in line.sums)  # "is a recipient, with $5 from X"
    others = "taker.many" if taken else "count.guests"
    told = next(iter(line.marked(others)), None)
    return told is not None and (taken or not line.has(*_GIVING)) and told.first < line.sums[0].first


def tells_wealth(work: ClauseWork) -> bool:
    """Return whether a list says of one of its names what they are worth, and not of goods that they gave."""
    if not work.line.has("noun.worth"):
        return False
    flat = [part for item in work.row for part in (item.inner or (item,))]
    return any(item.has("noun.worth") and _is_of_party(flat, n) for n, item in enumerate(flat))


def _is_of_party(flat: list[Item], at: int) -> bool:
    """Whether a name stands right before the word for a worth, and a sum right behind it."""
    back = at - 1
    while back >= 0 and flat[back].kind in _SMALL:
        back -= 1
    ahead = [i.kind for i in flat[at + 1 : at + 4] if i.kind not in ("from", "determiner", "word")]
    return back >= 0 and flat[back].kind == "party" and ahead[:1] == ["sum"]
